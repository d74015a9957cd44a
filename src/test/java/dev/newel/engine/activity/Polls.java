package dev.newel.engine.activity;

import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import java.util.function.Consumer;

/** Polls of workers that tests need. */
final class Polls {

  private Polls() {}

  /** One whose answer nobody looks at. */
  static Poll waiting() {
    return new Poll(request(), answer -> {}, home -> {});
  }

  /**
   * @param home takes it back when a claim came to nothing
   */
  static Poll waiting(Consumer<EngineReply> answer, Consumer<Poll> home) {
    return new Poll(request(), answer, home);
  }

  static EngineRequest.Poll request() {
    return new EngineRequest.Poll(QueueOfActivity.NAME, 1, "worker", () -> false, gone -> {});
  }
}
