package dev.newel.engine.mapruns.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.engine.mapruns.bucket.StoredObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads all that a cursor has. */
final class Cursors {

  private Cursors() {}

  /** The items as texts, one in each line. */
  static String texts(ItemFormat format, String object) {
    List<String> texts =
        all(format, MemoryObject.of(object), null).stream().map(Json::write).toList();
    return String.join("\n", texts);
  }

  static List<JsonNode> all(ItemFormat format, StoredObject object, @Nullable JsonNode position) {
    List<JsonNode> items = new ArrayList<>();
    ItemCursor cursor = format.open(object, position);
    for (Item item = cursor.next(); item != null; item = cursor.next()) {
      items.add(item.value());
    }
    return items;
  }

  /** The items where a new cursor is opened behind each. */
  static List<JsonNode> allBySingles(ItemFormat format, StoredObject object) {
    List<JsonNode> items = new ArrayList<>();
    ItemCursor cursor = format.open(object, null);
    for (Item item = cursor.next(); item != null; item = cursor.next()) {
      items.add(item.value());
      cursor = format.open(object, cursor.position());
    }
    return items;
  }
}
