package dev.newel.engine.mapruns.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.engine.mapruns.bucket.StoredObject;
import dev.newel.engine.mapruns.reader.ReaderException;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value in each line. Lines without one are passed over.
 *
 * @param mostBytes that a line may have
 * @see <a href="https://jsonlines.org">JSON Lines</a>
 */
public record JsonLines(int mostBytes) implements ItemFormat {

  private static final String OFFSET = "o";

  @Override
  public ItemCursor open(StoredObject object, @Nullable JsonNode position) {
    Bytes bytes = new Bytes(object);
    long offset = position == null ? bytes.begin() : position.path(OFFSET).asLong();
    String source = object.name().uri();
    return new Lines(
        source, new CountedBytes(bytes.from(offset), offset, mostBytes), new ByteText());
  }

  private record Lines(String source, CountedBytes bytes, ByteText line) implements ItemCursor {

    @Override
    public @Nullable Item next() {
      while (bytes.peek() >= 0) {
        bytes.beginItem();
        line.clear();
        bytes.readLine(line);
        String text = line.toString();
        if (!text.isBlank()) {
          return new Item(parse(text), bytes.itemBytes());
        }
      }
      return null;
    }

    private static JsonNode parse(String line) {
      try {
        return Json.MAPPER.readTree(line);
      } catch (JsonProcessingException e) {
        throw new ReaderException("A line is no JSON: " + e.getOriginalMessage());
      }
    }

    @Override
    public ObjectNode position() {
      return JsonNodeFactory.instance.objectNode().put(OFFSET, bytes.offset());
    }
  }
}
