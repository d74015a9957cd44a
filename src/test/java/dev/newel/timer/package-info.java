/** What wakes executions, by itself; its work for them is tested by the simulation. */
@NullMarked
package dev.newel.timer;

import org.jspecify.annotations.NullMarked;
