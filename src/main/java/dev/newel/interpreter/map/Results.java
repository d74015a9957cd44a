package dev.newel.interpreter.map;

import dev.newel.asl.DataFlow;
import dev.newel.asl.State;
import dev.newel.asl.Transition;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import java.util.stream.Collectors;

/** The results of the flows that a state has run. */
final class Results {

  private Results() {}

  /**
   * Leaves a state whose flows have all come to their ends.
   *
   * @param succeeded the event that says so, which a failure to leave follows
   * @param lastEvent the event that the state goes on from
   */
  static void leave(
      Step step,
      Frame parent,
      long succeeded,
      long lastEvent,
      State state,
      DataFlow data,
      Transition transition) {
    Json results = gather(step, parent);
    step.turn().dropBelow(parent.id());
    leave(step, parent, results, succeeded, lastEvent, state, data, transition);
  }

  /** The same where the results are at hand. */
  static void leave(
      Step step,
      Frame parent,
      Json results,
      long succeeded,
      long lastEvent,
      State state,
      DataFlow data,
      Transition transition) {
    Frame gathered = parent.in(Phase.READY, lastEvent, null);
    step.turn().put(gathered.after(succeeded));
    step.guard(
        gathered,
        () ->
            step.flow()
                .leave(
                    gathered,
                    state,
                    data.output(gathered.input(), results, step.scopes().of(gathered, state)),
                    transition));
  }

  /** The outputs in the order of the branches or items, each as the text it is. */
  private static Json gather(Step step, Frame parent) {
    return Json.ofTrusted(
        step.turn().childrenOf(parent.id()).stream()
            .map(child -> child.output() == null ? "null" : child.output().text())
            .collect(Collectors.joining(",", "[", "]")));
  }
}
