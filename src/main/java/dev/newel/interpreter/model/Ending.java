package dev.newel.interpreter.model;

import dev.newel.asl.Json;
import org.jspecify.annotations.Nullable;

/**
 * How an execution ended.
 *
 * @param stopTime epoch milliseconds
 * @param output of one that succeeded
 * @param error of one that did not, where it has a name
 * @param cause likewise
 */
public record Ending(
    ExecutionStatus status,
    long stopTime,
    @Nullable Json output,
    @Nullable String error,
    @Nullable String cause) {}
