package dev.newel.engine.mapruns.bucket;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import org.jspecify.annotations.Nullable;

/** Buckets of S3, or of what speaks as it does. */
public final class S3Buckets implements Buckets {

  private static final int MOST_ANSWER_BYTES = 64 << 10;

  private final S3Calls calls;

  public S3Buckets(S3Calls calls) {
    this.calls = calls;
  }

  @Override
  public StoredObject open(ObjectName name, @Nullable String etag) {
    return new S3Object(calls, name, etag);
  }

  @Override
  public ObjectListing list(ListOrder order) {
    return new S3Listing(calls, order);
  }

  @Override
  public void put(ObjectName name, NewContent content) {
    ObjectNode arguments = arguments(name).put("ContentType", content.type());
    // a payload is written as JSON; this one is a text already, and stays as it is
    arguments.set("Body", JsonNodeFactory.instance.rawValueNode(new RawValue(content.text())));
    calls.call("putObject", arguments, MOST_ANSWER_BYTES);
  }

  static ObjectNode arguments(ObjectName name) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Bucket", name.bucket())
        .put("Key", name.key())
        .put("ExpectedBucketOwner", name.owner());
  }
}
