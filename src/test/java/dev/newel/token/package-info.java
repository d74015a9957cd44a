/** The texts that clients keep. */
@NullMarked
package dev.newel.token;

import org.jspecify.annotations.NullMarked;
