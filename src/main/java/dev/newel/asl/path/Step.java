package dev.newel.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A step of a path that names one node: a field or an array element. */
sealed interface Step {

  /** Where the step leads from a node, or null where it leads nowhere. */
  @Nullable JsonNode from(JsonNode node);

  record Field(String name) implements Step {
    @Override
    public @Nullable JsonNode from(JsonNode node) {
      return node.get(name);
    }
  }

  /** A negative index counts from the end. */
  record Index(int index) implements Step {
    @Override
    public @Nullable JsonNode from(JsonNode node) {
      return node.get(in(node));
    }

    /** The index from the start of an array. */
    int in(JsonNode array) {
      return index < 0 ? array.size() + index : index;
    }
  }
}
