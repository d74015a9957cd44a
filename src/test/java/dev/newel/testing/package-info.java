/** What tests of several packages share. */
@NullMarked
package dev.newel.testing;

import org.jspecify.annotations.NullMarked;
