package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A step that names one node: all that a reference path is made of.
 *
 * @see <a href="https://states-language.net/spec.html#ref-paths">States Language, reference
 *     paths</a>
 */
public sealed interface ReferenceStep {

  /** Where the step leads from a node, or null where it leads nowhere. */
  @Nullable JsonNode from(JsonNode node);

  /** The field of an object. */
  record Field(String name) implements ReferenceStep {
    @Override
    public @Nullable JsonNode from(JsonNode node) {
      return node.get(name);
    }
  }

  /** The element of an array, counted from 0. */
  record Element(int index) implements ReferenceStep {
    @Override
    public @Nullable JsonNode from(JsonNode node) {
      return node.get(index);
    }
  }
}
