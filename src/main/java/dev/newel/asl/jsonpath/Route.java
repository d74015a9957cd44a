package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a path after its {@code $} or {@code @}. */
final class Route {

  private final Step[] steps;
  private final int lastIndefinite;

  /** Set where all steps name one node each, as in most paths: they are followed without a walk. */
  private final ReferenceStep @Nullable [] plain;

  private final boolean isReference;
  private final boolean isOfNames;

  /**
   * @param hasOperators whether a name without quotes has an operator in it, which a reference path
   *     may not have
   */
  Route(List<Step> steps, boolean hasOperators) {
    this.steps = steps.toArray(Step[]::new);
    lastIndefinite = lastIndefinite(this.steps);
    plain = plain(this.steps);
    isReference = plain != null && !hasOperators;
    isOfNames = steps.stream().allMatch(step -> step instanceof FieldStep.Name);
  }

  private static int lastIndefinite(Step[] steps) {
    int last = steps.length - 1;
    while (last >= 0 && steps[last].isDefinite()) {
      last--;
    }
    return last;
  }

  private static ReferenceStep @Nullable [] plain(Step[] steps) {
    ReferenceStep[] plain = new ReferenceStep[steps.length];
    for (int i = 0; i < steps.length; i++) {
      if (steps[i] instanceof FieldStep.Name name) {
        plain[i] = new ReferenceStep.Field(name.name());
      } else if (steps[i] instanceof ArrayStep.Index index && index.index() >= 0) {
        plain[i] = new ReferenceStep.Element(index.index());
      } else {
        return null;
      }
    }
    return plain;
  }

  boolean isDefinite() {
    return lastIndefinite < 0;
  }

  boolean isPlain() {
    return plain != null;
  }

  @Nullable List<ReferenceStep> referenceSteps() {
    return plain != null && isReference ? List.of(plain) : null;
  }

  /** Where a plain route leads; null where it leads nowhere, and for one that is not plain. */
  @Nullable JsonNode follow(JsonNode root, Allowance allowance) {
    ReferenceStep[] way = plain;
    if (way == null) {
      return null;
    }
    if (way.length > 0) {
      allowance.spend(way.length);
    }
    JsonNode node = root;
    for (ReferenceStep step : way) {
      node = step.from(node);
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  /** Whether it has single names only: then it may lead nowhere, but fits any data. */
  boolean isOfNames() {
    return isOfNames;
  }

  Step step(int at) {
    return steps[at];
  }

  boolean isLast(int at) {
    return at == steps.length - 1;
  }

  /**
   * Whether a missing field makes the whole path fail rather than match nothing. AWS's library
   * means the steps up to this one, but looks at all from the one before it to the end.
   */
  boolean needsFieldAt(int at) {
    return Math.max(at - 1, 0) > lastIndefinite;
  }

  /** The steps from one on, as messages write them. */
  String textFrom(int at) {
    StringBuilder text = new StringBuilder();
    for (int i = at; i < steps.length; i++) {
      text.append(steps[i].fragment());
    }
    return text.toString();
  }
}
