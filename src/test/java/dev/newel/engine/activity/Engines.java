package dev.newel.engine.activity;

import dev.newel.asl.data.Json;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.testing.ManualVertx;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** The engines of a process, which say that a task has started, or what they are told to. */
final class Engines {

  static final EngineReply STARTED =
      new EngineReply.TaskStarted(
          new EngineReply.TaskOrigin(RunningMachine.startOf("{}"), 2), Json.EMPTY_OBJECT);

  private final ManualVertx vertx;
  private final EngineClient client;

  Engines(ManualVertx vertx) {
    this.vertx = vertx;
    this.client = new EngineClient(vertx.vertx(), 1, 4, Duration.ofSeconds(1));
    say(STARTED);
  }

  void say(EngineReply reply) {
    vertx.answer(asked -> Future.succeededFuture(reply));
  }

  EngineClient client() {
    return client;
  }

  /** The executions whose tasks were to be handed out, by their names. */
  List<String> handedOut() {
    return vertx.sent().stream()
        .filter(EngineRequest.Deliver.class::isInstance)
        .map(EngineRequest.Deliver.class::cast)
        .filter(deliver -> deliver.stimulus() instanceof Stimulus.TaskStarted)
        .map(deliver -> deliver.execution().name())
        .toList();
  }
}
