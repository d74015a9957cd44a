package dev.newel.asl.jsonata.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonpath.Allowance;
import java.util.Map;

/**
 * How long the text of what a state evaluates would be, all together. An expression shares what it
 * takes from its input, so that little in memory can be a text beyond all bounds.
 */
final class ResultSize {

  /** AWS's payloads end at 256 KiB; this leaves room for a large one many times over. */
  private static final long LIMIT = 8L << 20;

  private final Allowance allowance;
  private long size;

  ResultSize(Allowance allowance) {
    this.allowance = allowance;
  }

  /**
   * Adds a value.
   *
   * @throws dev.newel.asl.jsonata.value.JsonataException if that is too much to be written
   */
  void add(JsonNode node) {
    grow(node.isTextual() ? 2L + node.textValue().length() : 1L);
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        grow(field.getKey().length());
        add(field.getValue());
      }
    } else {
      for (JsonNode child : node) {
        add(child);
      }
    }
  }

  private void grow(long characters) {
    // it is to be written
    allowance.spend(1 + (characters >> 4));
    size += characters;
    if (size > LIMIT) {
      throw Evaluation.memoryExceeded();
    }
  }
}
