package dev.newel.torture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.torture.Deed.Outcome;
import dev.newel.torture.Deed.PollEnd;
import dev.newel.torture.Deed.Turn;
import dev.newel.torture.Violation.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nothing is early, and each ActivityTimedOut is owed to a hand-out whose answer a fault cut off,
 * or to a worker that died on purpose, and to nothing else. How late things are is not judged here:
 * it depends on the machine.
 */
final class TimeCheck {

  /** Timestamps are whole milliseconds. */
  private static final double ROUNDING_S = 0.002;

  /** An answer may be so long under way, on a loaded machine, with nothing wrong. */
  private static final double UNDER_WAY_S = 3;

  private static final int RETRY_SECONDS = 1;

  private final Checker checker;
  private final Evidence evidence;
  private final Map<String, Deed.Poll> polls;
  private final Set<String> deaths;

  TimeCheck(Checker checker) {
    this.checker = checker;
    this.evidence = checker.evidence();
    this.polls = evidence.pollsByWorker();
    this.deaths = evidence.deaths();
  }

  void run() {
    for (Fate fate : evidence.fates()) {
      fate.all("ActivityTimedOut").forEach(event -> timedOut(fate, event));
      fate.all("WaitStateExited").forEach(event -> waited(fate, event));
      fate.all("ExecutionTimedOut").forEach(event -> endedLate(fate, event));
      fate.all("ActivityScheduled").forEach(event -> retried(fate, event));
    }
  }

  private void timedOut(Fate fate, JsonNode event) {
    int previous = (int) Fate.previous(event) - 1;
    JsonNode started = fate.events().get(Math.max(0, Math.min(previous, fate.events().size() - 1)));
    if (!Fate.type(started).equals("ActivityStarted")) {
      checker.report(Kind.TIMED_OUT_UNDULY, fate.arn(), "before it was handed out: " + event);
      return;
    }
    String worker = Fate.worker(started);
    double heard =
        evidence.all(Deed.Beat.class).stream()
            .filter(beat -> beat.worker().equals(worker))
            .filter(beat -> beat.outcome() == Outcome.ACKNOWLEDGED)
            .mapToDouble(Deed.Beat::sentAt)
            .reduce(Fate.time(started), Math::max);
    checker.require(
        Fate.time(event) + ROUNDING_S >= heard + Machine.HEARTBEAT,
        Kind.TIMED_OUT_EARLY,
        fate.arn(),
        "last heard of at " + heard + ": " + event);
    checker.require(
        isOwed(worker, Fate.time(event)), Kind.TIMED_OUT_UNDULY, fate.arn(), worker + ": " + event);
  }

  /** Whether a fault, or the worker, is to blame. */
  private boolean isOwed(String worker, double timedOutAt) {
    Deed.Poll poll = polls.get(worker);
    if (poll == null || poll.end() == PollEnd.CUT || deaths.contains(worker)) {
      return true;
    }
    List<Deed.Answer> answers = evidence.answersOf(worker);
    return answers.stream()
        .filter(answer -> answer.turn() == Turn.FIRST)
        .noneMatch(answer -> !answer.impeded() && answer.sentAt() + UNDER_WAY_S < timedOutAt);
  }

  private void endedLate(Fate fate, JsonNode event) {
    double startDate = fate.description().path("startDate").asDouble();
    checker.require(
        Fate.time(event) + ROUNDING_S >= startDate + Machine.LATE_SECONDS,
        Kind.WAITED_TOO_SHORT,
        fate.arn(),
        "started at " + startDate + ": " + event);
  }

  private void waited(Fate fate, JsonNode exited) {
    String name = exited.path("stateExitedEventDetails").path("name").asText();
    fate.all("WaitStateEntered").stream()
        .filter(event -> event.path("stateEnteredEventDetails").path("name").asText().equals(name))
        .forEach(entered -> elapsed(fate, entered, exited, Machine.WAIT_SECONDS));
  }

  /** An attempt that follows another one is tried again after the retrier's interval. */
  private void retried(Fate fate, JsonNode scheduled) {
    int previous = (int) Fate.previous(scheduled) - 1;
    if (previous < 0 || previous >= fate.events().size()) {
      return;
    }
    JsonNode before = fate.events().get(previous);
    if (Fate.ANSWERS.contains(Fate.type(before))) {
      elapsed(fate, before, scheduled, RETRY_SECONDS);
    }
  }

  private void elapsed(Fate fate, JsonNode from, JsonNode to, int seconds) {
    checker.require(
        Fate.time(to) + ROUNDING_S >= Fate.time(from) + seconds,
        Kind.WAITED_TOO_SHORT,
        fate.arn(),
        from + " to " + to);
  }
}
