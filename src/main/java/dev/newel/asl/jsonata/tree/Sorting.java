package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.MergeSort;
import dev.newel.asl.jsonata.value.Sequence;
import dev.newel.asl.jsonata.value.Values;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ^(terms)}: a step that orders all items that come to it. */
public final class Sorting extends Node {

  private final List<Term> terms;

  public record Term(Node by, boolean isDescending) {}

  public Sorting(List<Term> terms) {
    this.terms = terms;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    return sort(Values.asArray(input), frame);
  }

  /** The same items in order; those that are equal stay as they are. */
  ArrayNode sort(ArrayNode items, Frame frame) {
    if (items.size() <= 1) {
      return items;
    }
    boolean areTuples = Sequence.isOfTuples(items);
    Keyed[] keyed = new Keyed[items.size()];
    frame.evaluation().spend(keyed.length);
    for (int i = 0; i < keyed.length; i++) {
      keyed[i] = new Keyed(items.get(i), areTuples, frame);
    }
    MergeSort.sort(keyed, (left, right) -> compare(left, right, frame.evaluation()) > 0);
    ArrayNode sorted = areTuples ? Sequence.ofTuples() : Values.array();
    for (Keyed item : keyed) {
      frame.evaluation().add(sorted, item.item);
    }
    return sorted;
  }

  private int compare(Keyed left, Keyed right, Evaluation evaluation) {
    evaluation.spend(2);
    for (int i = 0; i < terms.size(); i++) {
      int order = order(left.key(i), right.key(i), terms.get(i).isDescending, evaluation);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** What is undefined comes last, whatever the direction. */
  private static int order(
      JsonNode left, JsonNode right, boolean isDescending, Evaluation evaluation) {
    if (Values.isUndefined(left) || Values.isUndefined(right)) {
      return Values.isUndefined(left) == Values.isUndefined(right)
          ? 0
          : Values.isUndefined(left) ? 1 : -1;
    }
    if (!isSortable(left) || !isSortable(right)) {
      throw ErrorCode.T2008.with();
    }
    if (left.isNumber() != right.isNumber()) {
      throw ErrorCode.T2007.with(left, right);
    }
    int order = Operator.compare(left, right, evaluation);
    return isDescending ? -order : order;
  }

  private static boolean isSortable(JsonNode value) {
    return value.isTextual() || value.isNumber();
  }

  @Override
  public void visit(Visitor visitor) {
    terms.forEach(term -> visitor.visitInside(term.by));
  }

  /** An item with what it is sorted by, as far as that has been asked for. */
  private final class Keyed {

    private final JsonNode item;
    private final boolean isTuple;
    private final Frame frame;
    private final @Nullable JsonNode[] keys = new JsonNode[terms.size()];

    Keyed(JsonNode item, boolean isTuple, Frame frame) {
      this.item = item;
      this.isTuple = isTuple;
      this.frame = frame;
    }

    JsonNode key(int term) {
      JsonNode key = keys[term];
      if (key == null) {
        Node by = terms.get(term).by;
        key =
            isTuple
                ? by.evaluate(item.get(Step.ITEM), Step.frameOf(item, frame))
                : by.evaluate(item, frame);
        keys[term] = key;
      }
      return key;
    }
  }
}
