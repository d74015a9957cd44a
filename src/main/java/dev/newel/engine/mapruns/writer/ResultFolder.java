package dev.newel.engine.mapruns.writer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.engine.mapruns.bucket.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of a Map Run are: {@code Prefix/UUID/}, with the UUID at the end of the Map Run's
 * ARN.
 *
 * @param owner the account that the bucket must belong to; null for any
 */
record ResultFolder(String bucket, String folder, @Nullable String owner) {

  static ResultFolder of(JsonNode arguments, String mapRunArn) {
    String bucket = arguments.path("Bucket").asText();
    if (bucket.isEmpty()) {
      throw new WriterException("The field 'Bucket' is required but was missing");
    }
    String prefix = arguments.path("Prefix").asText();
    String above = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
    String uuid = mapRunArn.substring(mapRunArn.lastIndexOf(':') + 1);
    return new ResultFolder(
        bucket, above + uuid + "/", arguments.path("ExpectedBucketOwner").textValue());
  }

  ObjectName file(String name) {
    return new ObjectName(bucket, folder + name, null, owner);
  }
}
