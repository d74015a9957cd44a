package dev.newel.asl.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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

  /** Ten times what a deep scan of a payload of 256 KiB takes; less than a second of work. */
  static final int ALLOWANCE = 1_000_000;

  /** The library writes out the path of each node it visits: long field names make steps dearer. */
  private static final int NAME_CHARACTERS_PER_STEP = 32;

  private int left = ALLOWANCE;
  private int dearness = 1;

  BoundedReader() {
    super(Json.MAPPER);
  }

  private void spend(int steps) {
    left -= steps;
    if (left < 0) {
      throw StateException.located(
          ErrorName.DATA_LIMIT_EXCEEDED,
          "The evaluation of a JSONPath exceeds the maximum number of steps.");
    }
  }

  @Override
  public Object getArrayIndex(Object array, int index) {
    spend(dearness);
    JsonNode element = ((ArrayNode) array).get(index);
    if (element == null) {
      throw new IndexOutOfBoundsException(index);
    }
    return element;
  }

  @Override
  public Object getMapValue(Object object, String name) {
    dearness = Math.max(dearness, 1 + name.length() / NAME_CHARACTERS_PER_STEP);
    spend(dearness);
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

  /** Adds a match. The library keeps each match's path as well, as a string. */
  @Override
  public void setArrayIndex(Object array, int index, Object value) {
    spend(1);
    if (value instanceof String text) {
      spend(text.length() / NAME_CHARACTERS_PER_STEP);
    }
    super.setArrayIndex(array, index, value);
  }

  @Override
  public <T> T map(Object source, Class<T> target, Configuration configuration) {
    spendTree((JsonNode) source);
    return Json.MAPPER.convertValue(source, target);
  }

  @Override
  public <T> T map(Object source, TypeRef<T> target, Configuration configuration) {
    throw new UnsupportedOperationException("filters compare lists and maps only");
  }

  private void spendTree(JsonNode node) {
    spend(1);
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      spendTree(field.getValue());
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        spendTree(element);
      }
    }
  }
}
