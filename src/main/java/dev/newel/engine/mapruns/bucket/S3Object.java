package dev.newel.engine.mapruns.bucket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.wire.WireAnswer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An object of S3. Each piece is a call, which fails if another version has taken its place. */
final class S3Object implements StoredObject {

  /** Larger pieces would save few calls, and hold memory for each Map Run that reads. */
  private static final int MOST_BYTES = 1 << 20;

  /** What says that S3 refuses is no piece, and may be longer than one. */
  private static final int LEAST_ANSWER_BYTES = 64 << 10;

  private static final int WHOLE = 200;
  private static final int NOT_SATISFIABLE = 416;

  private final S3Calls calls;
  private final ObjectName name;
  private String etag;

  /** How many bytes it has, as soon as S3 has told. */
  private long size = Long.MAX_VALUE;

  S3Object(S3Calls calls, ObjectName name, @Nullable String etag) {
    this.calls = calls;
    this.name = name;
    this.etag = etag == null ? "" : etag;
  }

  @Override
  public ObjectName name() {
    return name;
  }

  @Override
  public String etag() {
    return etag;
  }

  @Override
  public byte[] read(long offset, int most) {
    if (offset >= size) {
      return new byte[0];
    }
    int length = Math.min(most, MOST_BYTES);
    try {
      int answerBytes = Math.max(length, LEAST_ANSWER_BYTES);
      return piece(
          calls.call("getObject", order(offset, length), answerBytes).answer(), offset, length);
    } catch (BucketException e) {
      if (e.hasStatus(NOT_SATISFIABLE)) {
        size = Math.min(size, offset);
        return new byte[0];
      }
      throw e;
    }
  }

  private ObjectNode order(long offset, int length) {
    ObjectNode order =
        S3Buckets.arguments(name)
            .put("VersionId", name.versionId())
            .put("Range", "bytes=%d-%d".formatted(offset, offset + length - 1));
    return etag.isEmpty() ? order : order.put("IfMatch", etag);
  }

  private byte[] piece(WireAnswer answer, long offset, int length) {
    etag = answer.header("ETag").orElse(etag);
    byte[] body = answer.body();
    if (answer.status() == WHOLE) { // a server that has no ranges
      size = body.length;
      int from = (int) Math.min(offset, size);
      return Arrays.copyOfRange(body, from, (int) Math.min(from + (long) length, size));
    }
    size = answer.header("Content-Range").map(S3Object::total).orElse(size);
    return body;
  }

  /** {@code bytes 0-99/1000}, or {@code /*} where the total is not known. */
  private static long total(String range) {
    String total = range.substring(range.indexOf('/') + 1).trim();
    return total.chars().allMatch(Character::isDigit) && !total.isEmpty()
        ? Long.parseLong(total)
        : Long.MAX_VALUE;
  }
}
