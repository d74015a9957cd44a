/** What an execution is started with: its name, its input, and who has started it. */
@NullMarked
package dev.newel.interpreter.model.start;

import org.jspecify.annotations.NullMarked;
