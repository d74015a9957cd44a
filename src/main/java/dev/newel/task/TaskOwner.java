package dev.newel.task;

import dev.newel.aws.Home;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The execution whose task it is, as services are told of it.
 *
 * @param expressArn its ARN where it runs in memory; null for one that its key names
 * @param trace that calls of the task belong to; null for none
 */
public record TaskOwner(ExecutionKey key, @Nullable String expressArn, @Nullable TaskTrace trace) {

  /** One that is stored. */
  public static TaskOwner of(ExecutionKey key) {
    return new TaskOwner(key, null, null);
  }

  /** One that runs in memory: several may have the same key. */
  public static TaskOwner ofExpress(ExecutionStart start) {
    return new TaskOwner(start.key(), start.executionArn(), null);
  }

  /** The same, whose task's calls belong to a trace. */
  public TaskOwner in(@Nullable TaskTrace other) {
    return other == null ? this : new TaskOwner(key, expressArn, other);
  }

  /** The headers of its calls that tell of their trace; none where there is none. */
  public List<NameValue> traceHeaders() {
    return trace == null ? List.of() : trace.headers();
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
