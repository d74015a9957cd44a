/** Status changes of executions, and who is told of them. */
@NullMarked
package dev.newel.engine.status;

import org.jspecify.annotations.NullMarked;
