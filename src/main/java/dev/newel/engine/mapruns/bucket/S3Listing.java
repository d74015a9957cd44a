package dev.newel.engine.mapruns.bucket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a bucket of S3, a page of which is in memory.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html">
 *     ListObjectsV2</a>
 */
final class S3Listing implements ObjectListing {

  /** A thousand objects of the longest keys, each character of which is encoded. */
  private static final int MOST_ANSWER_BYTES = 8 << 20;

  private final S3Calls calls;
  private final ObjectNode order;
  private final Queue<ListedObject> page = new ArrayDeque<>();
  private boolean more = true;

  S3Listing(S3Calls calls, ListOrder order) {
    this.calls = calls;
    this.order =
        JsonNodeFactory.instance
            .objectNode()
            .put("Bucket", order.bucket())
            .put("Prefix", order.prefix())
            .put("StartAfter", order.after())
            .put("ExpectedBucketOwner", order.owner())
            // not all that a key may have can stand in XML
            .put("EncodingType", "url");
  }

  @Override
  public @Nullable ListedObject next() {
    while (page.isEmpty() && more) {
      read(calls.call("listObjectsV2", order, MOST_ANSWER_BYTES).result());
    }
    return page.poll();
  }

  private void read(JsonNode answer) {
    boolean encoded = answer.path("EncodingType").asText().equals("url");
    answer.path("Contents").forEach(object -> page.add(object(object, encoded)));
    JsonNode token = answer.path("NextContinuationToken");
    more = answer.path("IsTruncated").asBoolean() && token.isTextual();
    order.set("ContinuationToken", token.isTextual() ? token : null);
    order.remove("StartAfter");
  }

  private static ListedObject object(JsonNode object, boolean encoded) {
    String key = object.path("Key").asText();
    return new ListedObject(
        encoded ? URLDecoder.decode(key, StandardCharsets.UTF_8) : key,
        object.path("ETag").asText(),
        Instant.ofEpochMilli(object.path("LastModified").asLong()),
        object.path("Size").asLong(),
        object.path("StorageClass").asText("STANDARD"));
  }
}
