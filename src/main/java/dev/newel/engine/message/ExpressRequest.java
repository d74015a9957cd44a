package dev.newel.engine.message;

import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.ExpressRuns;
import java.util.function.Consumer;

/** What is asked of those who run the executions of Express machines. */
public sealed interface ExpressRequest {

  /**
   * Runs an execution to its end, which is the answer: {@link EngineReply.Ended}.
   *
   * @param onClientGone takes what to do when whoever waits for the end goes
   */
  record Run(ExecutionStart start, Consumer<Runnable> onClientGone) implements ExpressRequest {

    /** For somebody who stays. */
    public Run(ExecutionStart start) {
      this(start, gone -> {});
    }
  }

  /** Starts an execution. Answered with {@link EngineReply.Started} once it is sure to run. */
  record Start(ExecutionStart start) implements ExpressRequest {}

  /** Begins an execution again that nobody runs any more. */
  record TakeOver(ExpressRuns.Run run) implements ExpressRequest {}
}
