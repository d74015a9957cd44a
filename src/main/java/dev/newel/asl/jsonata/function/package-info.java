/** The functions that are built in, by theme. */
@NullMarked
package dev.newel.asl.jsonata.function;

import org.jspecify.annotations.NullMarked;
