package dev.newel.interpreter.model;

import dev.newel.asl.data.Json;
import org.jspecify.annotations.Nullable;

/**
 * How an execution ended.
 *
 * @param stopTime epoch milliseconds
 * @param output of one that succeeded
 * @param error of one that did not, where it has a name
 * @param cause likewise
 * @param location where the expression stands that has failed, of a Map Run that fails for it
 */
public record Ending(
    ExecutionStatus status,
    long stopTime,
    @Nullable Json output,
    @Nullable String error,
    @Nullable String cause,
    @Nullable String location) {

  /** Of any other. */
  public Ending(
      ExecutionStatus status,
      long stopTime,
      @Nullable Json output,
      @Nullable String error,
      @Nullable String cause) {
    this(status, stopTime, output, error, cause, null);
  }
}
