package dev.newel.interpreter.model;

import dev.newel.asl.Json;
import dev.newel.aws.Qualifier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an execution from its first moment and never changes.
 *
 * @param key the execution's place: home, machine and name
 * @param executionArn its ARN
 * @param machineArn the state machine's ARN, without a version
 * @param roleArn the role of the revision it runs
 * @param revision the revision of the definition it is pinned to
 * @param input its input, as the text it was given
 * @param startTime epoch milliseconds
 * @param traceHeader the X-Ray header it was started with, which is only handed back
 * @param invocationId of the call that started it, so that a repeat of that call is known
 * @param testCase of the mock file, whose answers its tasks get; null for none
 * @param qualifier the version, and the alias, that it was started by
 */
public record ExecutionStart(
    ExecutionKey key,
    String executionArn,
    String machineArn,
    String roleArn,
    String revision,
    Json input,
    long startTime,
    @Nullable String traceHeader,
    @Nullable String invocationId,
    @Nullable String testCase,
    Qualifier qualifier) {

  /** One of the machine itself. */
  public ExecutionStart(
      ExecutionKey key,
      String executionArn,
      String machineArn,
      String roleArn,
      String revision,
      Json input,
      long startTime,
      @Nullable String traceHeader,
      @Nullable String invocationId,
      @Nullable String testCase) {
    this(
        key,
        executionArn,
        machineArn,
        roleArn,
        revision,
        input,
        startTime,
        traceHeader,
        invocationId,
        testCase,
        Qualifier.NONE);
  }

  /** One whose tasks are done. */
  public ExecutionStart(
      ExecutionKey key,
      String executionArn,
      String machineArn,
      String roleArn,
      String revision,
      Json input,
      long startTime,
      @Nullable String traceHeader,
      @Nullable String invocationId) {
    this(
        key,
        executionArn,
        machineArn,
        roleArn,
        revision,
        input,
        startTime,
        traceHeader,
        invocationId,
        null);
  }

  /** The ARN of the version that it was started by; null for none. */
  public @Nullable String versionArn() {
    return qualifier.version() == 0 ? null : machineArn + ":" + qualifier.version();
  }

  /** The ARN of the alias that it was started by; null for none. */
  public @Nullable String aliasArn() {
    return qualifier.alias() == null ? null : machineArn + ":" + qualifier.alias();
  }
}
