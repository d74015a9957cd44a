package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The bytes of a blob that {@link Arguments} holds. */
final class Bytes {

  private Bytes() {}

  static byte[] of(JsonNode blob) {
    try {
      return blob.binaryValue();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes cannot fail to be read", e);
    }
  }
}
