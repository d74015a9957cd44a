package dev.newel.asl.parse;

import dev.newel.asl.parse.check.Location;
import dev.newel.asl.parse.check.Problem;
import dev.newel.asl.parse.check.Problems;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which states of one flow lead to which, and what is wrong with that. */
final class FlowGraph {

  /** A state: whether the flow may end with it, and those that it names as its next. */
  private record Node(boolean isTerminal, List<ParseScope.Target> targets) {}

  private final boolean isInner;
  private final Location states;
  private final List<ParseScope.Target> start;
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  /**
   * @param isInner whether the flow stands inside a state; AWS lets such a one go on for ever
   * @param states where the field States stands
   * @param start what StartAt names
   */
  FlowGraph(boolean isInner, Location states, List<ParseScope.Target> start) {
    this.isInner = isInner;
    this.states = states;
    this.start = start;
  }

  void add(String state, boolean isTerminal, List<ParseScope.Target> targets) {
    nodes.put(state, new Node(isTerminal, targets));
  }

  /**
   * In AWS's order: targets that are not there, then either a flow that cannot end or the states
   * that it cannot reach.
   */
  void check(Problems problems) {
    reportMissing(start, problems);
    nodes.values().forEach(node -> reportMissing(node.targets(), problems));
    if (!isInner && nodes.values().stream().noneMatch(Node::isTerminal)) {
      problems.addUnlocated(Problem.Code.MISSING_END_STATE, "Workflow has no terminal state");
      return;
    }
    if (start.isEmpty()) {
      return; // which is a problem of its own
    }
    Set<String> reached = reached();
    for (String name : nodes.keySet()) {
      if (!reached.contains(name)) {
        problems.add(
            Problem.Code.MISSING_TRANSITION_TARGET,
            "State \"" + name + "\" is not reachable.",
            states.field(name));
      }
    }
  }

  /** AWS says 'Next' whichever field it is. */
  private void reportMissing(List<ParseScope.Target> targets, Problems problems) {
    for (ParseScope.Target target : targets) {
      if (!nodes.containsKey(target.state())) {
        problems.add(
            Problem.Code.MISSING_TRANSITION_TARGET,
            "Missing 'Next' target: " + target.state(),
            target.location());
      }
    }
  }

  private Set<String> reached() {
    Set<String> reached = new HashSet<>();
    ArrayDeque<ParseScope.Target> ahead = new ArrayDeque<>(start);
    while (!ahead.isEmpty()) {
      String name = ahead.remove().state();
      Node node = nodes.get(name);
      if (node != null && reached.add(name)) {
        ahead.addAll(node.targets());
      }
    }
    return reached;
  }
}
