package dev.newel.console.live;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.interpreter.model.ExecutionKey;

/** What can be watched, as instances name it to each other. */
final class WatchKey {

  private WatchKey() {}

  /** The events of an execution. */
  static String execution(ExecutionKey key) {
    return "e:" + key.arn();
  }

  /** The executions of a machine, or of a Map Run. */
  static String list(Name list) {
    return "m:" + list;
  }

  /** The executions of all machines of a home. */
  static String all(Home home) {
    return "m:" + home.text();
  }
}
