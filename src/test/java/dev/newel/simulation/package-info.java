/**
 * Whole instances, with the engine as it is, over a model of the store, moved by one random
 * generator in virtual time.
 */
@NullMarked
package dev.newel.simulation;

import org.jspecify.annotations.NullMarked;
