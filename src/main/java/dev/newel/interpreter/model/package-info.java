/**
 * An execution as data: frames, history events, stimuli, effects, and the turn that changes them.
 */
@NullMarked
package dev.newel.interpreter.model;

import org.jspecify.annotations.NullMarked;
