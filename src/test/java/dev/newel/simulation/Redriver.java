package dev.newel.simulation;

import dev.newel.interpreter.model.start.ExecutionKey;

/** A client that has executions go on which have failed, each once. */
record Redriver(World world) {

  /** Until it has ended an execution cannot be redriven: then the client tries it again. */
  void redriveLater(ExecutionKey key) {
    world.timeline().after(world.chance().millis(500, 3_000), () -> redrive(key));
  }

  private void redrive(ExecutionKey key) {
    world.persist(
        key.home(),
        "RedriveExecution",
        World.object().put("executionArn", key.arn()).put("clientToken", "once"),
        "redrive:" + key.path(),
        heard -> {
          if (heard.isError("ExecutionNotRedrivable")) {
            redriveLater(key);
          } else {
            Rule.NO_OTHER_ERROR.check(heard.body() != null, () -> "a redrive got " + heard.error());
          }
        });
  }
}
