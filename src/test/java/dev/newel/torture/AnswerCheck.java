package dev.newel.torture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.torture.Deed.Outcome;
import dev.newel.torture.Deed.Turn;
import dev.newel.torture.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An acknowledged result is in the history once, a refused one is not, and no token works twice.
 */
final class AnswerCheck {

  /** A hand-out in a history. */
  private record HandOut(Fate fate, JsonNode started) {}

  private final Checker checker;
  private final Evidence evidence;
  private final Map<String, HandOut> handOuts = new HashMap<>();

  /** Where each result stands: the ActivityStarted events that it answers, by its value. */
  private final Map<String, List<HandOut>> results = new HashMap<>();

  AnswerCheck(Checker checker) {
    this.checker = checker;
    this.evidence = checker.evidence();
  }

  void run() {
    evidence.fates().forEach(this::read);
    Map<String, List<Deed.Answer>> byToken = new HashMap<>();
    for (Deed.Answer answer : evidence.all(Deed.Answer.class)) {
      byToken.computeIfAbsent(answer.token(), token -> new ArrayList<>()).add(answer);
    }
    byToken.values().forEach(this::answers);
    Set<String> known = new HashSet<>();
    evidence.all(Deed.Answer.class).forEach(answer -> known.add(answer.value()));
    results.forEach(
        (value, places) ->
            checker.require(
                known.contains(value),
                Kind.RESULT_MADE_UP,
                places.get(0).fate().arn(),
                "nobody sent " + value));
  }

  private void read(Fate fate) {
    for (JsonNode started : fate.all("ActivityStarted")) {
      HandOut handOut = new HandOut(fate, started);
      if (fate.isStillborn(started)) {
        handOuts.putIfAbsent(Fate.worker(started), handOut);
      } else {
        handOuts.put(Fate.worker(started), handOut);
      }
      for (JsonNode event : fate.answersTo(started)) {
        if (!Fate.type(event).equals("ActivityTimedOut")) {
          results.computeIfAbsent(value(event), value -> new ArrayList<>()).add(handOut);
        }
      }
    }
  }

  private static String value(JsonNode event) {
    return Fate.type(event).equals("ActivitySucceeded")
        ? Fate.output(event)
        : event.path("activityFailedEventDetails").path("cause").asText();
  }

  /** All that was sent with one token. */
  private void answers(List<Deed.Answer> answers) {
    Map<String, List<Deed.Answer>> byValue = new HashMap<>();
    for (Deed.Answer answer : answers) {
      byValue.computeIfAbsent(answer.value(), value -> new ArrayList<>()).add(answer);
    }
    byValue.values().forEach(this::sameAnswers);
    long worked = byValue.values().stream().filter(AnswerCheck::isAcknowledged).count();
    checker.require(
        worked <= 1, Kind.TOKEN_WORKED_TWICE, answers.get(0).worker(), byValue.keySet().toString());
  }

  private static boolean isAcknowledged(List<Deed.Answer> same) {
    return same.stream().anyMatch(answer -> answer.outcome() == Outcome.ACKNOWLEDGED);
  }

  /** An answer and its repeat, which has the same value. */
  private void sameAnswers(List<Deed.Answer> same) {
    Deed.Answer first = same.get(0);
    List<HandOut> places = results.getOrDefault(first.value(), List.of());
    HandOut own = handOuts.get(first.worker());
    String where = own == null ? first.worker() : own.fate().arn();
    if (isAcknowledged(same)) {
      checker.require(
          places.stream().anyMatch(place -> place.equals(own)),
          Kind.RESULT_LOST,
          where,
          first.value());
      checker.require(
          same.stream().allMatch(answer -> answer.outcome() != Outcome.REFUSED),
          Kind.REPEAT_REFUSED,
          where,
          same.toString());
    } else if (same.stream().allMatch(answer -> answer.outcome() == Outcome.REFUSED)) {
      checker.require(places.isEmpty(), Kind.REFUSED_RESULT_KEPT, where, first.value());
      if (first.turn() == Turn.FIRST && own != null) {
        checker.require(hasReason(own), Kind.REFUSED_WITHOUT_REASON, where, first.toString());
      }
    }
    checker.require(places.size() <= 1, Kind.RESULT_TWICE, where, first.value());
  }

  /** A worker's first answer may be refused where the task has ended otherwise. */
  private static boolean hasReason(HandOut handOut) {
    Fate fate = handOut.fate();
    return !fate.answersTo(handOut.started()).isEmpty()
        || (fate.hasEnded() && !fate.status().equals("SUCCEEDED"));
  }
}
