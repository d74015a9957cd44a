/** What is done to many executions at once, as a job with progress. */
@NullMarked
package dev.newel.console.job;

import org.jspecify.annotations.NullMarked;
