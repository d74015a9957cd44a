/**
 * The interpreter as a pure function: an execution and a stimulus give a turn, which is data. No
 * I/O, no clock, no randomness of its own; what it needs of these is handed in.
 */
@NullMarked
package dev.newel.engine.core;

import org.jspecify.annotations.NullMarked;
