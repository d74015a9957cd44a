/** Programs as the README shows them. */
@NullMarked
package dev.newel.examples;

import org.jspecify.annotations.NullMarked;
