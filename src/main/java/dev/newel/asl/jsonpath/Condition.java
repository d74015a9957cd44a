package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/** A condition of a filter. */
sealed interface Condition {

  boolean holds(Walk walk, JsonNode item);

  /**
   * {@code @.a} or {@code !@.a}: whether there is something other than null. One that begins with
   * {@code $} is asked of the item too, by a slip of AWS's library.
   */
  record Existence(Route path, boolean expected) implements Condition {
    @Override
    public boolean holds(Walk walk, JsonNode item) {
      JsonNode value = walk.wholeValueOf(path, item);
      boolean exists = value != null && !value.isNull() && !value.isMissingNode();
      return exists == expected;
    }
  }

  /** {@code @.a == 1}; does not hold where a path leads nowhere, whatever the operator. */
  record Comparison(Operand left, Operator operator, Operand right) implements Condition {
    @Override
    public boolean holds(Walk walk, JsonNode item) {
      JsonNode value = left.value(walk, item);
      if (value == null) {
        return false;
      }
      JsonNode expected = right.value(walk, item);
      return expected != null && operator.holds(expected, value, walk);
    }
  }

  /** A side of a comparison. */
  sealed interface Operand {

    /** The value, or null where a path leads nowhere. */
    @Nullable JsonNode value(Walk walk, JsonNode item);

    /** Always a text, with or without quotes: what it is compared with decides what it means. */
    record Literal(TextNode text) implements Operand {
      @Override
      public JsonNode value(Walk walk, JsonNode item) {
        return text;
      }
    }

    /** A definite path, from the item ({@code @}) or from the document ({@code $}). */
    record Path(Route route, boolean fromDocument) implements Operand {
      @Override
      public @Nullable JsonNode value(Walk walk, JsonNode item) {
        return walk.valueOf(route, fromDocument, item);
      }
    }
  }
}
