/**
 * Activities as the console shows them: their queues, their workers, and what these have in hand.
 */
@NullMarked
package dev.newel.console.activity;

import org.jspecify.annotations.NullMarked;
