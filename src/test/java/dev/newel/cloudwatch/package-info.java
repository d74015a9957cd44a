/** Tests of what is logged of executions. */
@NullMarked
package dev.newel.cloudwatch;

import org.jspecify.annotations.NullMarked;
