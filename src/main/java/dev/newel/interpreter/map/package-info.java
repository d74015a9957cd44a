/** Parallel and Map states. */
@NullMarked
package dev.newel.interpreter.map;

import org.jspecify.annotations.NullMarked;
