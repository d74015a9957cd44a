/**
 * What the interpreter is told besides the execution: tokens, mocks, and tests of single states.
 */
@NullMarked
package dev.newel.interpreter.environment;

import org.jspecify.annotations.NullMarked;
