/** Tests of what is logged of executions. */
@NullMarked
package dev.newel.logs;

import org.jspecify.annotations.NullMarked;
