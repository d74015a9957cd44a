/** States that are tested by themselves: another driver around the interpreter of executions. */
@NullMarked
package dev.newel.engine.trial;

import org.jspecify.annotations.NullMarked;
