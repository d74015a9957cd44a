/** Task states that call Lambda functions by their ARNs, and functions that run elsewhere. */
@NullMarked
package dev.newel.task.lambda;

import org.jspecify.annotations.NullMarked;
