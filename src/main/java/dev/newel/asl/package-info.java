/**
 * The Amazon States Language: its model, a parser with located errors, and the behaviour of each
 * state type. Pure: no I/O, no clock, no randomness of its own.
 */
@NullMarked
package dev.newel.asl;

import org.jspecify.annotations.NullMarked;
