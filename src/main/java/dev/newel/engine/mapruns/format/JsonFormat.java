package dev.newel.engine.mapruns.format;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.engine.mapruns.bucket.StoredObject;
import dev.newel.engine.mapruns.reader.ReaderException;
import org.jspecify.annotations.Nullable;

/**
 * One JSON text, of which an array or an object has the items: its elements, or its fields as
 * {@code {"Key": …, "Value": …}}.
 *
 * @param pointer to that array or object
 * @param mostBytes that an item may have
 */
public record JsonFormat(JsonPointer pointer, int mostBytes) implements ItemFormat {

  /** The format that a ReaderConfig asks for. */
  public static JsonFormat of(JsonNode config, int mostBytes) {
    String pointer = config.path("ItemsPointer").asText();
    try {
      return new JsonFormat(JsonPointer.compile(pointer), mostBytes);
    } catch (IllegalArgumentException e) {
      throw new ReaderException("The ReaderConfig.ItemsPointer is no JSON pointer: " + pointer);
    }
  }

  @Override
  public ItemCursor open(StoredObject object, @Nullable JsonNode position) {
    Bytes bytes = new Bytes(object);
    return position == null
        ? JsonItems.begin(object.name().uri(), bytes, pointer, mostBytes)
        : JsonItems.resume(object.name().uri(), bytes, position, mostBytes);
  }
}
