package dev.newel.interpreter.model;

import dev.newel.asl.data.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The variables of one scope: of the top level, of a branch or of an iteration. Immutable.
 *
 * @param values by their names, in the order of these
 * @param bytes how large all values are together, in bytes of UTF-8
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html">Variables</a>
 */
public record Variables(Map<String, Json> values, long bytes) {

  public static final Variables NONE = new Variables(Map.of(), 0);

  /** Those that have these values. */
  public static Variables of(Map<String, Json> values) {
    if (values.isEmpty()) {
      return NONE;
    }
    long bytes = values.values().stream().mapToLong(Variables::bytes).sum();
    return new Variables(Collections.unmodifiableMap(new TreeMap<>(values)), bytes);
  }

  private static long bytes(Json value) {
    return value.text().getBytes(StandardCharsets.UTF_8).length;
  }

  /** The same, but for those that are assigned. */
  public Variables with(Variables assigned) {
    if (assigned.isEmpty()) {
      return this;
    }
    Map<String, Json> all = new TreeMap<>(values);
    long sum = bytes;
    for (Map.Entry<String, Json> each : assigned.values.entrySet()) {
      Json replaced = all.put(each.getKey(), each.getValue());
      sum += bytes(each.getValue()) - (replaced == null ? 0 : bytes(replaced));
    }
    return new Variables(Collections.unmodifiableMap(all), sum);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }
}
