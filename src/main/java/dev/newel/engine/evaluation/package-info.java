/** Evaluates what may take long without holding an event loop. */
@NullMarked
package dev.newel.engine.evaluation;

import org.jspecify.annotations.NullMarked;
