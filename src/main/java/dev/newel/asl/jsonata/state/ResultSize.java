package dev.newel.asl.jsonata.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonpath.Allowance;
import java.util.Map;

/**
 * How long the text of a value would be. An expression shares what it takes from its input, so that
 * a small value in memory can be a text beyond all bounds.
 */
final class ResultSize {

  /** AWS's payloads end at 256 KiB; this leaves room for a large one many times over. */
  private static final long LIMIT = 8L << 20;

  private final Allowance allowance;
  private long size;

  private ResultSize(Allowance allowance) {
    this.allowance = allowance;
  }

  /** Refuses a value that is too large to be written. */
  static void check(JsonNode value, Allowance allowance) {
    if (!new ResultSize(allowance).fits(value)) {
      throw Evaluation.memoryExceeded();
    }
  }

  private boolean fits(JsonNode node) {
    allowance.spend(1);
    size += node.isTextual() ? 2L + node.textValue().length() : 1L;
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        size += field.getKey().length();
        if (!fits(field.getValue())) {
          return false;
        }
      }
    } else if (node.isArray()) {
      for (JsonNode child : node) {
        if (!fits(child)) {
          return false;
        }
      }
    }
    return size <= LIMIT;
  }
}
