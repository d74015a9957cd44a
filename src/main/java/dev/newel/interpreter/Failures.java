package dev.newel.interpreter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.newel.asl.Catcher;
import dev.newel.asl.ErrorName;
import dev.newel.asl.FailurePolicy;
import dev.newel.asl.Json;
import dev.newel.asl.MapState;
import dev.newel.asl.ParallelState;
import dev.newel.asl.Retrier;
import dev.newel.asl.State;
import dev.newel.asl.StateException;
import dev.newel.asl.TaskState;
import dev.newel.asl.Transition;
import dev.newel.interpreter.Interpreter.Run;
import dev.newel.interpreter.model.EventType;
import dev.newel.interpreter.model.Frame;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a failed state: another attempt, a way out by a catcher, or the failure of what
 * it stands in.
 *
 * @see <a href="https://states-language.net/spec.html#errors">States Language, errors</a>
 */
final class Failures {

  private final Run run;

  Failures(Run run) {
    this.run = run;
  }

  /** A state's own work failed. */
  void thrown(Frame frame, StateException failure) {
    String cause = cause(frame, failure);
    run.fanOuts.abortBelow(frame, Frame.NONE);
    if (policy(run.scopes.state(frame)) == null || isFinal(failure.error())) {
      ofFlow(frame, failure.error(), cause);
    } else {
      failed(frame, failure.error(), cause, List.of(failure.error()));
    }
  }

  private static @Nullable String cause(Frame frame, StateException failure) {
    return failure.isLocated()
        ? "An error occurred while executing the state '"
            + frame.state()
            + "' (entered at the event id #"
            + frame.enteredEvent()
            + "). "
            + failure.cause()
        : failure.cause();
  }

  /**
   * A task, a branch or an iteration failed.
   *
   * @param names what the error answers to in retriers and catchers
   */
  void failed(Frame frame, @Nullable String error, @Nullable String cause, List<String> names) {
    State state = run.scopes.state(frame);
    FailurePolicy policy = isFinal(error) ? null : policy(state);
    if (policy != null && retry(frame, policy, names)) {
      return;
    }
    Frame ended = append(frame, state);
    Catcher catcher = policy == null ? null : catcher(policy, names);
    if (catcher == null) {
      ofFlow(ended, error, cause);
    } else {
      leave(ended, state, catcher, error, cause);
    }
  }

  private static boolean isFinal(@Nullable String error) {
    return ErrorName.RUNTIME.equals(error);
  }

  private boolean retry(Frame frame, FailurePolicy policy, List<String> names) {
    List<Retrier> retriers = policy.retriers();
    for (int i = 0; i < retriers.size(); i++) {
      Retrier retrier = retriers.get(i);
      if (retrier.matches(names)) {
        int attempts = frame.attemptsOf(i);
        if (attempts >= retrier.maxAttempts()) {
          return false;
        }
        long delay = retrier.delay(attempts, run.environment.random()).toMillis();
        run.turn.put(frame.retrying(i, run.turn.now() + delay));
        return true;
      }
    }
    return false;
  }

  private static @Nullable Catcher catcher(FailurePolicy policy, List<String> names) {
    for (Catcher catcher : policy.catchers()) {
      if (catcher.matches(names)) {
        return catcher;
      }
    }
    return null;
  }

  private void leave(
      Frame frame, State state, Catcher catcher, @Nullable String error, @Nullable String cause) {
    Json errorOutput =
        Json.of(
            JsonNodeFactory.instance
                .objectNode()
                .put("Error", Objects.requireNonNullElse(error, ""))
                .put("Cause", Objects.requireNonNullElse(cause, "")));
    try {
      Json output = catcher.output(frame.input(), errorOutput, run.scopes.of(frame, state));
      run.flow.leave(frame, state, output, new Transition.Next(catcher.next()));
    } catch (StateException e) {
      // a catcher has no catcher
      ofFlow(run.turn.existing(frame.id()), e.error(), cause(frame, e));
    }
  }

  private Frame append(Frame frame, State state) {
    EventType type = null;
    if (state instanceof ParallelState) {
      type = EventType.PARALLEL_STATE_FAILED;
    } else if (state instanceof MapState) {
      type = EventType.MAP_STATE_FAILED;
    }
    if (type == null) {
      return frame;
    }
    Frame ended = frame.after(run.turn.append(type, frame.lastEvent()));
    run.turn.put(ended);
    return ended;
  }

  /** The failure ends the flow that the frame runs: the execution, a branch or an iteration. */
  void ofFlow(Frame frame, @Nullable String error, @Nullable String cause) {
    if (frame.parent() == Frame.NONE) {
      run.endings.failed(frame.lastEvent(), error, cause);
    } else {
      run.fanOuts.failed(frame, error, cause);
    }
  }

  private static @Nullable FailurePolicy policy(State state) {
    if (state instanceof TaskState task) {
      return task.failurePolicy();
    } else if (state instanceof ParallelState parallel) {
      return parallel.failurePolicy();
    } else if (state instanceof MapState map) {
      return map.failurePolicy();
    }
    return null;
  }
}
