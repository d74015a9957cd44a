package dev.newel.engine.mapruns.bucket;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One object that is given rather than stored, and stands for all: what TestState is told that an
 * ItemReader would have read. Nothing of it blocks.
 */
public record GivenObject(String text) implements Buckets {

  @Override
  public StoredObject open(ObjectName name, @Nullable String etag) {
    return new Given(name, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public ObjectListing list(ListOrder order) {
    ListedObject only =
        new ListedObject("given", "\"given\"", Instant.EPOCH, text.length(), "STANDARD");
    Queue<ListedObject> left = new ArrayDeque<>(List.of(only));
    return left::poll;
  }

  @Override
  public void put(ObjectName name, NewContent content) {
    throw BucketException.like("What is given cannot be written", 405, "MethodNotAllowed");
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody compares objects
  private record Given(ObjectName name, byte[] bytes) implements StoredObject {

    @Override
    public String etag() {
      return "\"given\"";
    }

    @Override
    public byte[] read(long offset, int most) {
      int from = (int) Math.min(offset, bytes.length);
      return Arrays.copyOfRange(bytes, from, (int) Math.min(from + (long) most, bytes.length));
    }
  }
}
