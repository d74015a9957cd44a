package dev.newel.engine.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.MapItems;
import dev.newel.asl.data.StateException;
import dev.newel.engine.mapruns.bucket.ObjectName;
import dev.newel.engine.mapruns.bucket.StoredObject;
import dev.newel.engine.mapruns.format.Item;
import dev.newel.engine.mapruns.format.ItemCursor;
import dev.newel.engine.mapruns.format.ItemFormats;
import dev.newel.engine.mapruns.reader.ReaderException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The data that a request gives a Map state to read, in memory as if they lay in a bucket. */
final class GivenData implements StoredObject {

  private static final String INPUT_TYPE = "InputType";

  private final byte[] bytes;

  private GivenData(String text) {
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The items in a text.
   *
   * @param config the ReaderConfig
   * @throws StateException {@code States.ItemReaderFailed}
   */
  static MapItems read(String text, JsonNode config) {
    List<JsonNode> items = new ArrayList<>();
    long most = config.path("MaxItems").asLong();
    try {
      ItemCursor cursor =
          ItemFormats.of(withType(config), Integer.MAX_VALUE).open(new GivenData(text), null);
      for (Item next = cursor.next(); next != null; next = cursor.next()) {
        if (most > 0 && items.size() >= most) {
          break;
        }
        items.add(next.value());
      }
    } catch (ReaderException e) {
      throw e.isLocated()
          ? StateException.located(ErrorName.ITEM_READER_FAILED, e.text())
          : StateException.bare(ErrorName.ITEM_READER_FAILED, e.text());
    }
    return new MapItems(items, false);
  }

  /** What lists objects has no type: what it gives is JSON. */
  private static JsonNode withType(JsonNode config) {
    return config.has(INPUT_TYPE) || !(config instanceof ObjectNode object)
        ? config
        : object.deepCopy().put(INPUT_TYPE, "JSON");
  }

  @Override
  public ObjectName name() {
    return new ObjectName("test", "data");
  }

  @Override
  public String etag() {
    return "test";
  }

  @Override
  public byte[] read(long offset, int most) {
    int from = (int) Math.min(offset, bytes.length);
    return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + most));
  }
}
