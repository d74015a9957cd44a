/** Spans of executions, their states and their tasks, for OpenTelemetry. */
@NullMarked
package dev.newel.ops.tracing;

import org.jspecify.annotations.NullMarked;
