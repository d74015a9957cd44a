package dev.newel.asl.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * What a Map state goes over.
 *
 * @param list the items
 * @param areEntries whether they are the fields of an object, each as {@code {"Key":…,"Value":…}}
 */
public record MapItems(List<JsonNode> list, boolean areEntries) {

  /** The elements of an array, or the fields of an object. */
  public static MapItems of(JsonNode container) {
    List<JsonNode> list = new ArrayList<>(container.size());
    if (container.isObject()) {
      container.properties().forEach(field -> list.add(entry(field.getKey(), field.getValue())));
    } else {
      container.forEach(list::add);
    }
    return new MapItems(list, container.isObject());
  }

  private static JsonNode entry(String key, JsonNode value) {
    return JsonNodeFactory.instance.objectNode().put("Key", key).set("Value", value);
  }

  public int size() {
    return list.size();
  }

  public JsonNode get(int index) {
    return list.get(index);
  }
}
