package dev.newel.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.newel.torture.Deed.Outcome;
import dev.newel.torture.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Each acknowledged StartExecution exists, once, and ended as its machine must. */
final class StartCheck {

  private final Checker checker;
  private final Evidence evidence;
  private final Map<String, Deed.Poll> polls;

  StartCheck(Checker checker) {
    this.checker = checker;
    this.evidence = checker.evidence();
    this.polls = evidence.pollsByWorker();
  }

  void run() {
    Map<String, List<Fate>> byRun = new HashMap<>();
    for (Fate fate : evidence.fates()) {
      if (fate.isOf(Machine.CHILD)) {
        continue;
      }
      byRun.computeIfAbsent(Evidence.run(fate), run -> new ArrayList<>()).add(fate);
    }
    Map<String, Deed.Start> starts = evidence.startsByRun();
    byRun.forEach(
        (run, fates) -> {
          String where = fates.get(0).arn();
          checker.require(
              fates.size() == 1, Kind.STARTED_TWICE, where, fates.size() + " executions of " + run);
          Deed.Start start = starts.get(run);
          if (start == null) {
            checker.report(Kind.NOT_ASKED_FOR, where, "nobody started " + run);
          } else {
            fates.forEach(fate -> end(start, fate));
          }
        });
    starts.values().forEach(start -> exists(start, byRun.getOrDefault(start.run(), List.of())));
  }

  private void exists(Deed.Start start, List<Fate> fates) {
    if (start.outcome() == Outcome.REFUSED) {
      checker.report(Kind.START_REFUSED, start.run(), "nothing stood in its way");
    } else if (start.outcome() == Outcome.ACKNOWLEDGED) {
      checker.require(
          fates.stream().anyMatch(fate -> fate.arn().equals(start.arn())),
          Kind.START_LOST,
          String.valueOf(start.arn()),
          "was acknowledged and is not there");
    }
  }

  private void end(Deed.Start start, Fate fate) {
    if (!fate.hasEnded()) {
      String last = fate.events().isEmpty() ? "no event" : fate.last().toString();
      checker.report(Kind.STUCK, fate.arn(), start.plan() + ": does not go on after " + last);
    } else if (fate.status().equals("ABORTED")) {
      aborted(fate);
    } else {
      String wrong = wrongEnd(start, fate);
      checker.require(wrong == null, Kind.WRONG_END, fate.arn(), start.plan() + ": " + wrong);
    }
  }

  private void aborted(Fate fate) {
    String error = fate.description().path("error").asText();
    boolean asked =
        evidence.all(Deed.Stop.class).stream()
            .anyMatch(
                stop ->
                    stop.arn().equals(fate.arn())
                        && stop.error().equals(error)
                        && stop.outcome() != Outcome.REFUSED);
    checker.require(asked, Kind.WRONG_END, fate.arn(), "stopped by nobody with " + error);
    if (error.equals(Evidence.CUT_OFF)) {
      checker.require(
          fate.openHandOuts().stream().anyMatch(started -> wasCut(Fate.worker(started))),
          Kind.STUCK,
          fate.arn(),
          "no fault cut a hand-out off");
    }
  }

  private boolean wasCut(String worker) {
    Deed.Poll poll = polls.get(worker);
    return poll != null && poll.end() == Deed.PollEnd.CUT;
  }

  /** How an execution that was not stopped differs from what its machine must end with. */
  private static @Nullable String wrongEnd(Deed.Start start, Fate fate) {
    if (start.machine() == Machine.PARENT && fate.status().equals("FAILED")) {
      return null; // as its child did, which is checked there
    }
    String must =
        switch (start.machine()) {
          case LATE -> "TIMED_OUT";
          case TASK -> start.plan().equals("fail") ? "FAILED" : "SUCCEEDED";
          default -> "SUCCEEDED";
        };
    if (!fate.status().equals(must)) {
      return "ended " + fate.status() + " instead of " + must;
    }
    JsonNode output = Evidence.parse(fate.description().path("output").asText());
    return switch (start.machine()) {
      case CHAIN, WAIT -> same(output, input(fate));
      case TASK -> must.equals("FAILED") ? error(fate) : same(output, lastResult(fate));
      case RETRY, BEAT -> same(output, lastResult(fate));
      case EACH -> items(output, start.run());
      case SPREAD, SPREAD_EXPRESS -> same(output, input(fate).path("items"));
      case BOTH -> branches(output, fate, start.run());
      case LATE, PARENT, CHILD, CALL, CALLBACK -> null; // or others look at it
    };
  }

  private static @Nullable String same(JsonNode output, JsonNode wanted) {
    return output.equals(wanted) ? null : "output " + output + " instead of " + wanted;
  }

  private static @Nullable String error(Fate fate) {
    String error = fate.description().path("error").asText();
    return error.equals(Machine.OOPS) ? null : "error " + error;
  }

  private static JsonNode input(Fate fate) {
    return Evidence.parse(fate.description().path("input").asText());
  }

  private static JsonNode lastResult(Fate fate) {
    List<JsonNode> results = fate.all("ActivitySucceeded");
    return results.isEmpty()
        ? MissingNode.getInstance()
        : Evidence.parse(Fate.output(results.get(results.size() - 1)));
  }

  private static @Nullable String items(JsonNode output, String run) {
    boolean whole = output.size() == Machine.MAP_ITEMS;
    for (int i = 0; whole && i < output.size(); i++) {
      whole = isResult(output.get(i), run) && output.get(i).path("item").asInt(-1) == i;
    }
    return whole ? null : "items " + output;
  }

  private static @Nullable String branches(JsonNode output, Fate fate, String run) {
    boolean whole =
        output.size() == 3
            && isResult(output.get(0), run)
            && isResult(output.get(1), run)
            && output.get(2).equals(input(fate));
    return whole ? null : "branches " + output;
  }

  private static boolean isResult(JsonNode value, String run) {
    return value.path("run").asText().equals(run) && value.has("worker");
  }
}
