package dev.newel.store.redis.key;

import dev.newel.asl.data.Json;
import dev.newel.aws.Qualifier;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;

/** Starts of executions of which only the names matter. */
public final class Starts {

  private Starts() {}

  public static ExecutionStart of(ExecutionKey key, Qualifier qualifier) {
    return new ExecutionStart(
        key, key.arn(), key.machineArn(), "", "", Json.NULL, 0, null, null, null, qualifier, null);
  }
}
