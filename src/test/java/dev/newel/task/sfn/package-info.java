/** Calls of the Step Functions API, to an API that says what it is told to. */
@NullMarked
package dev.newel.task.sfn;

import org.jspecify.annotations.NullMarked;
