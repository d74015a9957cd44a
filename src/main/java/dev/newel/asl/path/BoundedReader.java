package dev.newel.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.TypeRef;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.MappingProvider;
import dev.newel.asl.ErrorName;
import dev.newel.asl.Json;
import dev.newel.asl.StateException;
import java.util.Collection;
import java.util.Map;

/**
 * The JSONPath library's access to the data for one evaluation, which ends it when it has taken
 * more steps than its allowance: deep scans and filters can multiply.
 */
final class BoundedReader extends JacksonJsonNodeJsonProvider implements MappingProvider {

  /** Room for a filter over all of a payload of 256 KiB; well below a second of work. */
  static final int ALLOWANCE = 1_000_000;

  /** The library writes out the path of each node that it visits: long ones make steps dearer. */
  private static final int PATH_CHARACTERS_PER_STEP = 128;

  /** What a node costs that a filter compares as a whole: it is copied for that. */
  private static final int STEPS_PER_COPY = 4;

  /** A walk over the data to find its longest path pays only for an evaluation of many steps. */
  private static final int UNMEASURED_STEPS = 1000;

  private final JsonNode root;
  private final PathWorkload workload;
  private int left = ALLOWANCE;
  private int cost;
  private boolean measured;

  BoundedReader(JsonNode root, PathWorkload workload) {
    super(Json.MAPPER);
    this.root = root;
    this.workload = workload;
    cost = workload.costPerStep();
  }

  private void spend(long steps) {
    if (!measured && left < ALLOWANCE - UNMEASURED_STEPS) {
      measured = true;
      cost += longestPath(root) / PATH_CHARACTERS_PER_STEP;
    }
    left -= (int) Math.min(left + 1L, steps * cost);
    if (left < 0) {
      throw StateException.located(
          ErrorName.DATA_LIMIT_EXCEEDED,
          "The evaluation of a JSONPath exceeds the maximum number of steps.");
    }
  }

  @Override
  public Object getArrayIndex(Object array, int index) {
    spend(1);
    JsonNode element = ((ArrayNode) array).get(index);
    if (element == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return element;
  }

  @Override
  public Object getMapValue(Object object, String name) {
    spend(1);
    JsonNode value = ((JsonNode) object).get(name);
    return value == null ? UNDEFINED : value;
  }

  @Override
  public Iterable<?> toIterable(Object container) {
    spend(((JsonNode) container).size());
    return super.toIterable(container);
  }

  @Override
  public Collection<String> getPropertyKeys(Object object) {
    spend(((JsonNode) object).size());
    return super.getPropertyKeys(object);
  }

  /** Called for each value that a filter compares. */
  @Override
  public Object unwrap(Object value) {
    if (value instanceof TextNode text) {
      spend(workload.costOfText(text.textValue().length()));
    }
    return super.unwrap(value);
  }

  @Override
  public <T> T map(Object source, Class<T> target, Configuration configuration) {
    JsonNode node = (JsonNode) source;
    spendTree(node);
    spend(workload.costOfList(node.size()));
    return Json.MAPPER.convertValue(source, target);
  }

  @Override
  public <T> T map(Object source, TypeRef<T> target, Configuration configuration) {
    throw new UnsupportedOperationException("filters compare lists and maps only");
  }

  private void spendTree(JsonNode node) {
    spend(STEPS_PER_COPY);
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      spendTree(field.getValue());
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        spendTree(element);
      }
    }
  }

  /** The length of the longest path in it, as {@code $['name'][0]}. */
  private static int longestPath(JsonNode node) {
    int longest = 0;
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      longest =
          Math.max(
              longest, field.getKey().length() + "['']".length() + longestPath(field.getValue()));
    }
    if (node.isArray()) {
      int index = "[]".length() + Integer.toString(node.size()).length();
      for (JsonNode element : node) {
        longest = Math.max(longest, index + longestPath(element));
      }
    }
    return longest;
  }
}
