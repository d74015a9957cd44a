package dev.newel.task;

import dev.newel.aws.Home;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import org.jspecify.annotations.Nullable;

/**
 * The execution whose task it is, as services are told of it.
 *
 * @param expressArn its ARN where it runs in memory; null for one that its key names
 */
public record TaskOwner(ExecutionKey key, @Nullable String expressArn) {

  /** One that is stored. */
  public static TaskOwner of(ExecutionKey key) {
    return new TaskOwner(key, null);
  }

  /** One that runs in memory: several may have the same key. */
  public static TaskOwner ofExpress(ExecutionStart start) {
    return new TaskOwner(start.key(), start.executionArn());
  }

  /** The account and region that it belongs to. */
  public Home home() {
    return key.home();
  }

  /** Its ARN, which its states know as {@code $$.Execution.Id}. */
  public String arn() {
    return expressArn == null ? key.arn() : expressArn;
  }

  /** Its state machine's ARN, without a version. */
  public String machineArn() {
    return key.machineArn();
  }
}
