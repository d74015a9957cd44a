/**
 * How frames move: from state to state, into branches and iterations, to success and to failure.
 */
@NullMarked
package dev.newel.interpreter.flow;

import org.jspecify.annotations.NullMarked;
