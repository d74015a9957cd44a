package dev.newel.asl;

import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateException;
import dev.newel.asl.data.StateOutput;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits.
 *
 * @see <a href="https://states-language.net/spec.html#wait-state">States Language, Wait</a>
 */
public record WaitState(String name, End end, DataFlow data, Transition transition)
    implements State {

  /** AWS's longest wait, a little over 68 years. */
  private static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

  /** Far beyond what a wait may last, and still in reach of an Instant. */
  private static final long MOST_SECONDS = 1L << 32;

  /** How the state says when it ends. */
  public sealed interface End {

    /**
     * When that is.
     *
     * @param input after InputPath
     */
    Instant of(Json input, Scope scope, Instant enteredAt);

    /** So many seconds after the state was entered. */
    record After(Computed<Long> seconds) implements End {
      @Override
      public Instant of(Json input, Scope scope, Instant enteredAt) {
        return enteredAt.plusSeconds(Math.min(seconds.value(input, scope), MOST_SECONDS));
      }
    }

    /** At a time. */
    record At(Computed<Instant> time) implements End {
      @Override
      public Instant of(Json input, Scope scope, Instant enteredAt) {
        return time.value(input, scope);
      }
    }
  }

  /** When the wait ends; never before the state was entered. */
  public Instant until(Json input, Scope scope, Instant enteredAt) {
    Instant until = end.of(data.effectiveInput(input, scope), scope, enteredAt);
    if (until.isBefore(enteredAt)) {
      return enteredAt;
    }
    if (Duration.between(enteredAt, until).compareTo(LONGEST) > 0) {
      throw StateException.runtime("Wait state delay is too long.");
    }
    return until;
  }

  public StateOutput output(Json input, Scope scope) {
    return data.output(input, scope);
  }
}
