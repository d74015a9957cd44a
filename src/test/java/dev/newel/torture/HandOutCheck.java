package dev.newel.torture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.torture.Deed.PollEnd;
import dev.newel.torture.Violation.Kind;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Each attempt at a task was handed out at most once, to a poll that got it or was cut off. */
final class HandOutCheck {

  private final Checker checker;
  private final Map<String, Deed.Poll> polls;
  private final Set<String> workers = new HashSet<>();
  private final Set<String> stillborn = new HashSet<>();

  HandOutCheck(Checker checker) {
    this.checker = checker;
    this.polls = checker.evidence().pollsByWorker();
  }

  void run() {
    for (Fate fate : checker.evidence().fates()) {
      Set<Long> scheduled = new HashSet<>();
      for (JsonNode started : fate.all("ActivityStarted")) {
        handOut(fate, started);
        checker.require(
            scheduled.add(Fate.previous(started)),
            Kind.HANDED_OUT_TWICE,
            fate.arn(),
            "attempt " + Fate.previous(started) + " started again: " + started);
      }
    }
    tokens();
  }

  private void handOut(Fate fate, JsonNode started) {
    String worker = Fate.worker(started);
    Deed.Poll poll = polls.get(worker);
    if (poll != null && fate.isStillborn(started)) {
      stillborn.add(worker);
      return;
    }
    checker.require(
        workers.add(worker), Kind.HANDED_OUT_TWICE, fate.arn(), worker + " was given two tasks");
    if (poll == null) {
      checker.report(Kind.HAND_OUT_MADE_UP, fate.arn(), "nobody polled as " + worker);
    } else if (poll.end() == PollEnd.EMPTY || poll.end() == PollEnd.REFUSED) {
      checker.report(
          Kind.HAND_OUT_LOST, fate.arn(), worker + " was answered " + poll.end() + ": " + started);
    }
  }

  private void tokens() {
    Set<String> tokens = new HashSet<>();
    for (Deed.Poll poll : polls.values()) {
      if (poll.token() != null) {
        checker.require(
            tokens.add(poll.token()),
            Kind.HANDED_OUT_TWICE,
            poll.worker(),
            "got a token that another worker got too");
        checker.require(
            workers.contains(poll.worker()) || stillborn.contains(poll.worker()),
            Kind.HAND_OUT_MADE_UP,
            poll.worker(),
            "got a task, and no history says so");
      }
    }
  }
}
