package dev.newel.asl.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * The values that a step of a path yields. As a value of its own it is nothing when it is empty,
 * and its only item when it has one; an array is an array whatever it holds.
 *
 * @see <a href="https://docs.jsonata.org/2.0.0/processing#sequences">JSONata, Sequences</a>
 */
@SuppressWarnings("unchecked") // of ArrayNode, in a method that it overrides itself
public final class Sequence extends ArrayNode {

  private final boolean isOfTuples;
  private boolean isKept;

  public Sequence() {
    this(false);
  }

  private Sequence(boolean isOfTuples) {
    super(JsonNodeFactory.instance);
    this.isOfTuples = isOfTuples;
  }

  public static Sequence of(JsonNode item) {
    Sequence sequence = new Sequence();
    sequence.add(item);
    return sequence;
  }

  /** Of items with the names that the steps on their way have bound. */
  public static Sequence ofTuples() {
    return new Sequence(true);
  }

  public static boolean isOfTuples(JsonNode value) {
    return value instanceof Sequence sequence && sequence.isOfTuples;
  }

  /** Stays an array even with a single item: the path has {@code []}. */
  public void keep() {
    isKept = true;
  }

  /** The value that this stands for. */
  public JsonNode collapse() {
    if (isOfTuples) {
      return this;
    }
    if (isEmpty()) {
      return Values.UNDEFINED;
    }
    return size() == 1 && !isKept ? get(0) : this;
  }
}
