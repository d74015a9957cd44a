/** The interpreter of state machines. Pure: no clock, no I/O, no randomness of its own. */
@NullMarked
package dev.newel.interpreter;

import org.jspecify.annotations.NullMarked;
