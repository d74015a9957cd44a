package dev.newel.engine.mapruns.bucket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files below a bucket's folder, as S3 would list them. In memory are the names of one folder,
 * and of those above it.
 */
final class FolderListing implements ObjectListing {

  /** S3 sorts keys by their bytes. */
  private static final Comparator<String> KEYS =
      (left, right) ->
          Arrays.compareUnsigned(
              left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

  private final BucketFolder bucket;
  private final ListOrder order;

  /** Of each open folder the keys that are left; those of folders end with a slash. */
  private final Deque<Iterator<String>> open = new ArrayDeque<>();

  FolderListing(BucketFolder bucket, ListOrder order) {
    this.bucket = bucket;
    this.order = order;
    open.push(keysOf(bucket.root(), ""));
  }

  @Override
  public @Nullable ListedObject next() {
    while (!open.isEmpty()) {
      Iterator<String> keys = open.element();
      ListedObject found = keys.hasNext() ? enter(keys.next()) : null;
      if (found != null) {
        return found;
      } else if (!keys.hasNext() && open.element() == keys) {
        open.pop();
      }
    }
    return null;
  }

  /** The object of a key; null where it is that of a folder, which is gone into. */
  private @Nullable ListedObject enter(String key) {
    if (key.endsWith("/")) {
      open.push(keysOf(bucket.root().resolve(key), key));
      return null;
    }
    return bucket.existing(key).map(file -> listed(key, file)).orElse(null);
  }

  private Iterator<String> keysOf(Path folder, String above) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith(FolderBuckets.UNFINISHED))
          .map(entry -> above + entry.getFileName() + (isFolder(entry) ? "/" : ""))
          .filter(this::isWanted)
          .sorted(KEYS)
          .toList()
          .iterator();
    } catch (IOException | UncheckedIOException e) {
      throw FolderBuckets.unusable(e);
    }
  }

  /** Links to folders are not followed: they may lead around in a circle. */
  private static boolean isFolder(Path entry) {
    return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
  }

  private boolean isWanted(String key) {
    String after = order.after();
    boolean folder = key.endsWith("/");
    boolean hasPrefix =
        key.startsWith(order.prefix()) || (folder && order.prefix().startsWith(key));
    boolean isBehind =
        after == null || KEYS.compare(key, after) > 0 || (folder && after.startsWith(key));
    return hasPrefix && isBehind;
  }

  private static @Nullable ListedObject listed(String key, Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new ListedObject(
          key,
          FolderObject.etag(attributes),
          attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS),
          attributes.size(),
          "STANDARD");
    } catch (IOException e) {
      return null; // gone since
    }
  }
}
