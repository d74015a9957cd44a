package dev.newel.interpreter.model.start;

import dev.newel.asl.data.Json;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
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
 * @param traceHeader the header, of AWS X-Ray or W3C, that says which trace it belongs to
 * @param invocationId of the call that started it, so that a repeat of that call is known
 * @param testCase of the mock file, whose answers its tasks get; null for none
 * @param qualifier the version, and the alias, that it was started by
 * @param part what it is of a distributed Map state; null for an execution of a machine
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
    Qualifier qualifier,
    @Nullable MapPart part) {

  /** One of the newest revision of a machine, whose tasks are done. */
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
        null,
        Qualifier.NONE,
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

  /** The ARN of what has a place, and perhaps is a part. */
  public static String arn(ExecutionKey key, @Nullable MapPart part) {
    if (part == null) {
      return key.arn();
    }
    return switch (part.kind()) {
      case RUN -> MapRunName.at(key).arn();
      case CHILD -> key.arn();
      case EXPRESS_CHILD -> MapRunName.expressArn(key);
    };
  }

  /** Whether it is a Map Run. */
  public boolean isMapRun() {
    return part != null && part.isRun();
  }

  /** Whether it is an Express execution of a Map Run, of which nothing is stored. */
  public boolean isExpressPart() {
    return part != null && part.isExpress();
  }

  /**
   * The same for an execution of an Express machine.
   *
   * @param id tells it from others of its name
   */
  public ExecutionStart express(String id) {
    return with(new Arn.Express(key.home(), key.machine(), key.name(), id).text(), startTime);
  }

  /** The same at another time. */
  public ExecutionStart at(long time) {
    return with(executionArn, time);
  }

  private ExecutionStart with(String arn, long time) {
    return new ExecutionStart(
        key,
        arn,
        machineArn,
        roleArn,
        revision,
        input,
        time,
        traceHeader,
        invocationId,
        testCase,
        qualifier,
        part);
  }

  /** The list that it stands in: its machine's, its Map Run's, or that of the runs of another. */
  public Name list() {
    return part == null ? key.machineName() : listOf(part.of());
  }

  /** The list of what is part of an execution or a Map Run. */
  public static Name listOf(ExecutionKey whole) {
    return new Name(whole.home(), whole.path());
  }

  /** What it is called in that list. */
  public String listedAs() {
    return part == null ? key.name() : key.path();
  }
}
