package dev.newel.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.StateException;
import dev.newel.asl.jsonpath.Allowance;
import java.util.Map;

/**
 * What one evaluation may still produce, in units of one node or one character.
 *
 * <p>Values that a path yields are shared, not copied, but the text of the result repeats them.
 * With few paths the size of the input bounds that text well enough; only beyond {@link
 * #UNMEASURED_PATHS} each yielded value is measured, which costs a walk over it.
 */
public final class Budget {

  /** AWS's payloads end at 256 KiB; this leaves room for a large input a few times over. */
  static final long LIMIT = 8L << 20;

  static final int UNMEASURED_PATHS = 16;

  private final boolean measuresPaths;
  private final Allowance allowance;
  private long left = LIMIT;

  /**
   * @param pathCount how many paths the evaluation reads
   * @param allowance what is produced is work, too
   */
  public Budget(int pathCount, Allowance allowance) {
    this.allowance = allowance;
    measuresPaths = pathCount > UNMEASURED_PATHS;
  }

  /** Takes a value into the result that stands in the input already. */
  public JsonNode share(JsonNode shared) {
    if (measuresPaths) {
      spendTree(shared);
    }
    return shared;
  }

  public void spend(long units) {
    allowance.spend(units);
    left -= units;
    if (left < 0) {
      throw StateException.located(
          ErrorName.DATA_LIMIT_EXCEEDED,
          "The value of an expression exceeds the maximum size that its evaluation may produce.");
    }
  }

  private void spendTree(JsonNode node) {
    spend(node.isTextual() ? 1L + node.textValue().length() : 1L);
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        spend(field.getKey().length());
        spendTree(field.getValue());
      }
    } else {
      for (JsonNode child : node) {
        spendTree(child);
      }
    }
  }
}
