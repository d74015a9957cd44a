package dev.newel.engine.mapruns.bucket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Buckets that are folders of a folder. An object is a file below its bucket's; what a symbolic
 * link leads to is an object only where that is below it too.
 */
public final class FolderBuckets implements Buckets {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,254}");

  /** What the names of files begin with that are being written. */
  static final String UNFINISHED = ".newel-";

  private final Path folder;

  public FolderBuckets(Path folder) {
    this.folder = folder;
  }

  boolean has(String bucket) {
    return NAME.matcher(bucket).matches() && Files.isDirectory(folder.resolve(bucket));
  }

  @Override
  public StoredObject open(ObjectName name, @Nullable String etag) {
    if (name.versionId() != null) {
      throw BucketException.like("The specified version does not exist.", 404, "NoSuchVersion");
    }
    Path file = bucket(name.bucket()).existing(name.key()).orElseThrow(BucketException::noSuchKey);
    return new FolderObject(name, file, etag);
  }

  @Override
  public ObjectListing list(ListOrder order) {
    return new FolderListing(bucket(order.bucket()), order);
  }

  /** Others see the file with all that it is to have, or not at all. */
  @Override
  public void put(ObjectName name, NewContent content) {
    Path file =
        bucket(name.bucket())
            .creatable(name.key())
            .orElseThrow(
                () ->
                    BucketException.like(
                        "The key is no path within the folder of the bucket", 400, "InvalidKey"));
    try {
      Path written = Files.createTempFile(file.getParent(), UNFINISHED, ".tmp");
      try {
        Files.write(written, content.bytes());
        Files.move(
            written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private BucketFolder bucket(String name) {
    Optional<BucketFolder> found;
    try {
      found =
          has(name)
              ? Optional.of(new BucketFolder(folder.resolve(name).toRealPath()))
              : Optional.empty();
    } catch (IOException e) {
      throw unusable(e);
    }
    return found.orElseThrow(
        () -> BucketException.like("The specified bucket does not exist", 404, "NoSuchBucket"));
  }

  /** A failure of the file system, in words that name the file. */
  static BucketException unusable(Exception failure) {
    return BucketException.like(failure.toString(), 500, "InternalError");
  }
}
