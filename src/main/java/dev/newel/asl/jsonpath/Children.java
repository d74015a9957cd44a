package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a scan has still to look at in one container. */
sealed interface Children {

  /** The next child, whose place is added to the trail; null if there is none. */
  @Nullable JsonNode next(Trail trail);

  static Children of(JsonNode container) {
    return container.isArray()
        ? new Elements(container)
        : new Fields(container.properties().iterator());
  }

  /** Those of an array. */
  final class Elements implements Children {

    private final JsonNode array;
    private int next;

    private Elements(JsonNode array) {
      this.array = array;
    }

    @Override
    public @Nullable JsonNode next(Trail trail) {
      if (next == array.size()) {
        return null;
      }
      trail.add(next);
      return array.get(next++);
    }
  }

  /** Those of an object. */
  final class Fields implements Children {

    private final Iterator<Map.Entry<String, JsonNode>> fields;

    private Fields(Iterator<Map.Entry<String, JsonNode>> fields) {
      this.fields = fields;
    }

    @Override
    public @Nullable JsonNode next(Trail trail) {
      if (!fields.hasNext()) {
        return null;
      }
      Map.Entry<String, JsonNode> field = fields.next();
      trail.add(field.getKey());
      return field.getValue();
    }
  }
}
