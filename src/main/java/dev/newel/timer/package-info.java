/** Wakes executions when something is due, and finds what other instances have left. */
@NullMarked
package dev.newel.timer;

import org.jspecify.annotations.NullMarked;
