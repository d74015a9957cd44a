/** Task states that call the Step Functions API, of this Newel. */
@NullMarked
package dev.newel.task.sfn;

import org.jspecify.annotations.NullMarked;
