package dev.newel.engine.mapruns.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.engine.mapruns.bucket.Buckets;
import dev.newel.engine.mapruns.bucket.ObjectName;
import dev.newel.engine.mapruns.bucket.StoredObject;
import dev.newel.engine.mapruns.format.ItemCursor;
import dev.newel.engine.mapruns.format.ItemFormat;
import org.jspecify.annotations.Nullable;

/**
 * A part of a data set, of which all items have one source.
 *
 * @param mark by which the data set finds the part again; null where there is only one
 * @param etag of the object that it is; null where it is none
 */
record Part(@Nullable JsonNode mark, @Nullable String etag, ItemCursor items) {

  private static final String MARK = "m";
  private static final String ETAG = "e";
  private static final String ITEMS = "i";

  /**
   * An object as a part.
   *
   * @param position where it is gone on with; null to begin
   */
  static Part of(
      Buckets buckets,
      ObjectName name,
      ItemFormat format,
      @Nullable JsonNode mark,
      @Nullable JsonNode position) {
    String version = position == null ? null : position.path(ETAG).textValue();
    StoredObject object = buckets.open(name, version);
    ItemCursor items = format.open(object, position == null ? null : position.get(ITEMS));
    return new Part(mark, object.etag(), items);
  }

  /** The mark in the position of a part. */
  static JsonNode markOf(JsonNode position) {
    return position.path(MARK);
  }

  /** The items' position in the position of a part. */
  static JsonNode itemsOf(JsonNode position) {
    return position.path(ITEMS);
  }

  /** Where to go on behind the last item. */
  ObjectNode position() {
    ObjectNode position = JsonNodeFactory.instance.objectNode();
    if (mark != null) {
      position.set(MARK, mark);
    }
    if (etag != null) {
      position.put(ETAG, etag);
    }
    return position.set(ITEMS, items.position());
  }
}
