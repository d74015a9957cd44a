/** What is evaluated where. */
@NullMarked
package dev.newel.engine.evaluation;

import org.jspecify.annotations.NullMarked;
