package dev.newel.torture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.torture.Deed.Outcome;
import dev.newel.torture.Violation.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Each call has one result, which is what one of its attempts gave: a call may be made more than
 * once. With a token it is what was sent with that, and acknowledged once.
 */
final class CallCheck {

  private final Checker checker;
  private final Map<String, List<Deed.Call>> calls;
  private final Map<String, List<Deed.CallBack>> callBacks;

  CallCheck(Checker checker) {
    this.checker = checker;
    Evidence evidence = checker.evidence();
    this.calls =
        evidence.all(Deed.Call.class).stream().collect(Collectors.groupingBy(Deed.Call::run));
    this.callBacks =
        evidence.all(Deed.CallBack.class).stream()
            .collect(Collectors.groupingBy(Deed.CallBack::run));
  }

  void run() {
    for (Fate fate : checker.evidence().fates()) {
      if (fate.isOf(Machine.CALL)) {
        called(fate);
      } else if (fate.isOf(Machine.CALLBACK)) {
        calledBack(fate);
      }
    }
  }

  private void called(Fate fate) {
    List<JsonNode> results = results(fate, "LambdaFunctionSucceeded", "lambdaFunctionSucceeded");
    List<JsonNode> given =
        calls.getOrDefault(Evidence.run(fate), List.of()).stream()
            .map(call -> Evidence.parse(call.value()))
            .toList();
    require(given.containsAll(results), Kind.RESULT_MADE_UP, fate, "no call gave " + results);
    ends(fate, results);
  }

  private void calledBack(Fate fate) {
    List<JsonNode> results = results(fate, "TaskSucceeded", "taskSucceeded");
    List<Deed.CallBack> sent = callBacks.getOrDefault(Evidence.run(fate), List.of());
    require(values(sent).containsAll(results), Kind.RESULT_MADE_UP, fate, "nobody sent " + results);
    List<JsonNode> worked = values(with(Outcome.ACKNOWLEDGED, sent));
    require(results.containsAll(worked), Kind.RESULT_LOST, fate, "has not all of " + worked);
    require(worked.size() <= 1, Kind.TOKEN_WORKED_TWICE, fate, worked.toString());
    List<JsonNode> refused = values(with(Outcome.REFUSED, sent));
    require(
        results.stream().noneMatch(refused::contains), Kind.REFUSED_RESULT_KEPT, fate, "has it");
    require(
        refused.isEmpty() || refused.size() < sent.size() || !fate.status().equals("SUCCEEDED"),
        Kind.REFUSED_WITHOUT_REASON,
        fate,
        "refused all of " + refused);
    ends(fate, results);
  }

  private void ends(Fate fate, List<JsonNode> results) {
    require(results.size() <= 1, Kind.RESULT_TWICE, fate, results.toString());
    if (fate.status().equals("SUCCEEDED")) {
      JsonNode output = Evidence.parse(fate.description().path("output").asText());
      require(results.equals(List.of(output)), Kind.WRONG_END, fate, output + " is not " + results);
    }
  }

  private static List<JsonNode> results(Fate fate, String type, String details) {
    return fate.all(type).stream()
        .map(event -> event.path(details + "EventDetails").path("output").asText())
        .map(Evidence::parse)
        .toList();
  }

  private static List<Deed.CallBack> with(Outcome outcome, List<Deed.CallBack> sent) {
    return sent.stream().filter(it -> it.outcome() == outcome).toList();
  }

  private static List<JsonNode> values(List<Deed.CallBack> sent) {
    return sent.stream().map(it -> Evidence.parse(it.value())).toList();
  }

  private void require(boolean holds, Kind kind, Fate fate, String what) {
    checker.require(holds, kind, fate.arn(), what);
  }
}
