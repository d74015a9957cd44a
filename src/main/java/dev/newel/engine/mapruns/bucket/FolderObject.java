package dev.newel.engine.mapruns.bucket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** An object that is a file. It is opened for each piece. */
final class FolderObject implements StoredObject {

  private static final int MOST_BYTES = 256 << 10;

  private final ObjectName name;
  private final Path file;
  private @Nullable String etag;

  FolderObject(ObjectName name, Path file, @Nullable String etag) {
    this.name = name;
    this.file = file;
    this.etag = etag;
  }

  @Override
  public ObjectName name() {
    return name;
  }

  @Override
  public String etag() {
    return String.valueOf(etag);
  }

  @Override
  public byte[] read(long offset, int most) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      checkVersion();
      ByteBuffer bytes = ByteBuffer.allocate(length(channel.size() - offset, most));
      channel.position(offset);
      while (bytes.hasRemaining()) {
        if (channel.read(bytes) < 0) {
          throw BucketException.changed();
        }
      }
      return bytes.array();
    } catch (NoSuchFileException e) {
      throw BucketException.noSuchKey();
    } catch (IOException e) {
      throw FolderBuckets.unusable(e);
    }
  }

  private static int length(long left, int most) {
    return (int) Math.max(0, Math.min(left, Math.min(most, MOST_BYTES)));
  }

  private void checkVersion() throws IOException {
    String now = etag(Files.readAttributes(file, BasicFileAttributes.class));
    if (etag != null && !etag.equals(now)) {
      throw BucketException.changed();
    }
    etag = now;
  }

  /** A digest would take reading all of the file. Its time and size tell versions apart too. */
  static String etag(BasicFileAttributes file) {
    return "\"%x-%x\"".formatted(file.lastModifiedTime().toMillis(), file.size());
  }
}
