/**
 * What an account gets only so much of, as at AWS: calls, machines, activities, executions, polls.
 */
@NullMarked
package dev.newel.api.quota;

import org.jspecify.annotations.NullMarked;
