/** Actions on executions. */
@NullMarked
package dev.newel.api.action.execution;

import org.jspecify.annotations.NullMarked;
