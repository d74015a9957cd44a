/**
 * Runs executions: loads them, lays stimuli into turns with the pure core, commits the turns, and
 * does what they ask for.
 */
@NullMarked
package dev.newel.engine;

import org.jspecify.annotations.NullMarked;
