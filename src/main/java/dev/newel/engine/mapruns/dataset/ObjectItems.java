package dev.newel.engine.mapruns.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.engine.mapruns.bucket.ListedObject;
import dev.newel.engine.mapruns.bucket.ObjectListing;
import dev.newel.engine.mapruns.format.Item;
import dev.newel.engine.mapruns.format.ItemCursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Listed objects as items. Their position is a key: tokens of S3 do not last. */
final class ObjectItems implements ItemCursor {

  private static final String KEY = "k";

  /** What an item takes beside its key. */
  private static final int ITEM_BYTES = 150;

  private static final double NANOS = 1e9;

  private final String bucket;
  private final ObjectListing listing;
  private @Nullable String last;

  ObjectItems(String bucket, ObjectListing listing) {
    this.bucket = bucket;
    this.listing = listing;
  }

  /** The key in a position. */
  static @Nullable String keyOf(JsonNode position) {
    return position.path(KEY).textValue();
  }

  @Override
  public @Nullable Item next() {
    ListedObject object = listing.next();
    if (object == null) {
      return null;
    }
    last = object.key();
    return new Item(item(object), ITEM_BYTES + object.key().length());
  }

  /** As AWS has it: the time is a number with a fraction, even where that is nought. */
  private static ObjectNode item(ListedObject object) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Etag", object.etag())
        .put("Key", object.key())
        .put("LastModified", seconds(object.lastModified()))
        .put("Size", object.size())
        .put("StorageClass", object.storageClass());
  }

  private static double seconds(Instant time) {
    return time.getEpochSecond() + time.getNano() / NANOS;
  }

  @Override
  public ObjectNode position() {
    return JsonNodeFactory.instance.objectNode().put(KEY, last);
  }

  @Override
  public String source() {
    return "s3://" + bucket;
  }
}
