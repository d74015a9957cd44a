package dev.newel.interpreter.flow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.newel.asl.Catcher;
import dev.newel.asl.FailurePolicy;
import dev.newel.asl.Retrier;
import dev.newel.asl.State;
import dev.newel.asl.Transition;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.asl.data.StateOutput;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.event.EventType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a failed state: another attempt, a way out by a catcher, or the failure of what
 * it stands in.
 *
 * @see <a href="https://states-language.net/spec.html#errors">States Language, errors</a>
 */
public final class Failures {

  /** The longest that answers of AWS's API have. */
  private static final int LONGEST_ERROR = 256;

  private static final int LONGEST_CAUSE = 32_768;

  private final Step step;

  Failures(Step step) {
    this.step = step;
  }

  /** A state's own work failed. */
  void thrown(Frame thrower, StateException failure) {
    String cause = cause(thrower, failure);
    step.trial().failed(failure.error(), cause);
    Frame frame = evaluated(thrower, failure, cause);
    if (isFinal(failure.error())) {
      ofFlow(frame, failure.error(), cause);
      return;
    }
    step.branches().abortBelow(frame, Frame.NONE);
    if (failure.error().equals(ErrorName.DATA_LIMIT_EXCEEDED)) {
      // AWS redrives such a state as a whole
      step.turn().dropBelow(frame.id());
    }
    if (step.scopes().state(frame).failurePolicy() == null) {
      ofFlow(frame, failure.error(), cause);
    } else {
      failed(frame, failure.error(), cause, List.of(failure.error()));
    }
  }

  /**
   * An expression of JSONata that fails is an event of its own. Where it is for want of a variable,
   * AWS has the event follow what the state's entry follows, and not the entry.
   */
  private Frame evaluated(Frame frame, StateException failure, @Nullable String cause) {
    if (failure.field() == null) {
      return frame;
    }
    boolean besideEntry = failure.lacksVariable() && frame.lastEvent() == frame.enteredEvent();
    long previous = besideEntry ? step.turn().previousOf(frame.enteredEvent()) : frame.lastEvent();
    long event =
        step.turn()
            .append(
                EventType.EVALUATION_FAILED,
                previous,
                failure.error(),
                cause,
                failure.field(),
                frame.state());
    Frame evaluated = frame.after(event);
    step.turn().put(evaluated);
    return evaluated;
  }

  /** A state that is tested by itself was entered at no event. */
  private @Nullable String cause(Frame frame, StateException failure) {
    String cause =
        failure.isLocated() && !step.trial().isOn()
            ? where(frame.state(), frame.enteredEvent()) + failure.cause()
            : failure.cause();
    return clip(cause, LONGEST_CAUSE);
  }

  /**
   * What AWS puts before a cause that came up in the work of a state itself.
   *
   * @param entered the event at which it was entered
   */
  public static String where(String state, long entered) {
    return "An error occurred while executing the state '"
        + state
        + "' (entered at the event id #"
        + entered
        + "). ";
  }

  private static @Nullable String clip(@Nullable String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest);
  }

  /**
   * A task, a branch or an iteration failed.
   *
   * @param names what the error answers to in retriers and catchers
   */
  public void failed(
      Frame frame, @Nullable String error, @Nullable String cause, List<String> names) {
    step.trial().failed(error, cause);
    if (isFinal(error)) {
      ofFlow(frame, error, cause);
      return;
    }
    State state = step.scopes().state(frame);
    FailurePolicy policy = state.failurePolicy();
    if (policy != null && retry(frame, policy, names)) {
      return;
    }
    Frame ended = append(frame, state);
    Catcher catcher = policy == null ? null : catcher(policy, names);
    if (catcher == null) {
      ofFlow(ended, error, cause);
    } else {
      leave(frame, ended, state, catcher, error, cause);
    }
  }

  /** Nothing retries or catches it, and no state around it fails: the execution ends at once. */
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
        Duration delay = retrier.delay(attempts, step.environment().random());
        step.trial().retries(i, delay);
        long wait = step.environment().rehearsal().scaled(delay.toMillis());
        step.turn().put(frame.retrying(i, step.turn().now() + wait));
        step.turn().dropBelow(frame.id());
        return true;
      }
    }
    return false;
  }

  private @Nullable Catcher catcher(FailurePolicy policy, List<String> names) {
    List<Catcher> catchers = policy.catchers();
    for (int i = 0; i < catchers.size(); i++) {
      if (catchers.get(i).matches(names)) {
        step.trial().caught(i);
        return catchers.get(i);
      }
    }
    return null;
  }

  /**
   * Goes where a catcher says.
   *
   * @param before the frame before the event of the state's failure
   * @param frame the same after it
   */
  private void leave(
      Frame before,
      Frame frame,
      State state,
      Catcher catcher,
      @Nullable String error,
      @Nullable String cause) {
    Json errorOutput =
        Json.of(
            JsonNodeFactory.instance
                .objectNode()
                .put("Error", Objects.requireNonNullElse(error, ""))
                .put("Cause", Objects.requireNonNullElse(cause, "")));
    try {
      StateOutput output =
          catcher.output(frame.input(), errorOutput, step.scopes().of(frame, state));
      step.turn().dropBelow(frame.id());
      step.flow().leave(frame, state, output, new Transition.Next(catcher.next()));
    } catch (StateException e) {
      // a catcher has no catcher; the state fails a second time where it was an evaluation
      String second = cause(frame, e);
      Frame ended =
          e.field() == null
              ? step.turn().existing(frame.id())
              : append(evaluated(before, e, second), state);
      ofFlow(ended, e.error(), second);
    }
  }

  private Frame append(Frame frame, State state) {
    EventType type = step.runner(state).events().failed();
    if (type == null) {
      return frame;
    }
    Frame ended = frame.after(step.turn().append(type, frame.lastEvent()));
    step.turn().put(ended);
    return ended;
  }

  /** The failure ends the flow that the frame runs: the execution, a branch or an iteration. */
  public void ofFlow(Frame frame, @Nullable String error, @Nullable String cause) {
    String shortError = clip(error, LONGEST_ERROR);
    String shortCause = clip(cause, LONGEST_CAUSE);
    if (frame.parent() == Frame.NONE || isFinal(error)) {
      step.endings().failed(frame.lastEvent(), shortError, shortCause);
    } else {
      step.branches().failed(frame, shortError, shortCause);
    }
  }
}
