package dev.newel.interpreter.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the redrives of an execution.
 *
 * @param count how often it was redriven
 * @param time of the last time, epoch milliseconds; 0 for never
 * @param isResumable whether it has ended, with all that it takes to go on
 * @param calls of clients that have redriven it, by which a repeat is known; the oldest first
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_RedriveExecution.html">RedriveExecution</a>
 */
public record Redrives(int count, long time, boolean isResumable, List<Call> calls) {

  public static final Redrives NONE = new Redrives(0, 0, false, List.of());

  /** AWS knows so many tokens of clients, for so long. */
  private static final int CALLS = 10;

  private static final long CALL_MS = Duration.ofMinutes(15).toMillis();

  /**
   * A call that has redriven the execution.
   *
   * @param time of that, epoch milliseconds
   */
  public record Call(String token, long time) {
    private boolean isKnown(long now) {
      return now - time < CALL_MS;
    }
  }

  /**
   * It goes on.
   *
   * @param which redrive it is; 0 for the next one
   */
  Redrives again(long now, @Nullable String token, int which) {
    List<Call> known = new ArrayList<>(calls);
    known.removeIf(call -> !call.isKnown(now));
    if (token != null) {
      known.add(new Call(token, now));
    }
    int surplus = Math.max(0, known.size() - CALLS);
    int next = which == 0 ? count + 1 : which;
    return new Redrives(next, now, false, List.copyOf(known.subList(surplus, known.size())));
  }

  /** It has ended, with what it takes to go on or without. */
  Redrives ended(boolean resumable) {
    return new Redrives(count, time, resumable, calls);
  }

  /** The call that has redriven the execution with this token; null for none that is known. */
  public @Nullable Call call(@Nullable String token, long now) {
    for (Call call : calls) {
      if (call.token.equals(token) && call.isKnown(now)) {
        return call;
      }
    }
    return null;
  }
}
