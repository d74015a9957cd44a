package dev.newel.torture;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.torture.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Each parent has started one child, and ended as that did; or the child was stopped with it. */
final class ChildCheck {

  private final Checker checker;

  ChildCheck(Checker checker) {
    this.checker = checker;
  }

  void run() {
    Map<String, List<Fate>> children = new HashMap<>();
    Map<String, Fate> parents = new HashMap<>();
    for (Fate fate : checker.evidence().fates()) {
      if (fate.isOf(Machine.CHILD)) {
        children.computeIfAbsent(Evidence.run(fate), run -> new ArrayList<>()).add(fate);
      } else if (fate.isOf(Machine.PARENT)) {
        parents.put(Evidence.run(fate), fate);
      }
    }
    parents.forEach((run, parent) -> check(parent, children.getOrDefault(run, List.of())));
    children.keySet().removeAll(parents.keySet());
    children.values().forEach(orphans -> astray(orphans.get(0), "nobody has started it"));
  }

  private void check(Fate parent, List<Fate> children) {
    if (children.isEmpty()) {
      require(parent.status().equals("ABORTED"), parent, "has no child");
      return;
    }
    require(children.size() == 1, parent, "has " + children.size() + " children");
    Fate child = children.get(0);
    if (!child.hasEnded()) {
      checker.report(Kind.STUCK, child.arn(), "does not go on after " + child.last());
      return;
    }
    switch (parent.status()) {
      case "SUCCEEDED" -> succeeded(parent, child);
      case "FAILED" ->
          require(
              child.status().equals("ABORTED") && isCutOff(child),
              parent,
              "failed, though its child is " + child.status());
      default ->
          require(!child.status().equals("FAILED"), child, "failed, and its worker did not let it");
    }
  }

  private void succeeded(Fate parent, Fate child) {
    JsonNode output = Evidence.parse(parent.description().path("output").asText());
    JsonNode wanted = Evidence.parse(child.description().path("output").asText());
    require(
        child.status().equals("SUCCEEDED") && output.path("Output").equals(wanted),
        parent,
        "has " + output + " of a child with " + wanted);
    require(parent.all("TaskSubmitted").size() == 1, parent, "has not submitted its task once");
    require(parent.all("TaskSucceeded").size() == 1, parent, "was not told once");
  }

  private static boolean isCutOff(Fate child) {
    return child.description().path("error").asText().equals(Evidence.CUT_OFF);
  }

  private void require(boolean holds, Fate fate, String what) {
    if (!holds) {
      astray(fate, what);
    }
  }

  private void astray(Fate fate, String what) {
    checker.report(Kind.CHILD_ASTRAY, fate.arn(), what);
  }
}
