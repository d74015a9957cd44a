package dev.newel.engine.mapruns.bucket;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one bucket, which no key leads out of.
 *
 * @param root a real path, without links
 */
record BucketFolder(Path root) {

  /** The file of an object that is there. */
  Optional<Path> existing(String key) {
    try {
      return path(key).isEmpty()
          ? Optional.empty()
          : Optional.of(path(key).get().toRealPath())
              .filter(file -> file.startsWith(root) && Files.isRegularFile(file));
    } catch (IOException e) {
      return Optional.empty(); // there is none, or one that nobody may see
    }
  }

  /** Where an object can be written, in folders that are made where there are none. */
  Optional<Path> creatable(String key) {
    Optional<Path> path = path(key);
    if (path.isEmpty() || Files.isDirectory(path.get())) {
      return Optional.empty();
    }
    Path parent = path.get().getParent();
    try {
      return parent != null && isInside(parent) ? path : Optional.empty();
    } catch (IOException e) {
      throw FolderBuckets.unusable(e);
    }
  }

  /** Folders are made one by one, as a link could lead the next one out of here. */
  private boolean isInside(Path parent) throws IOException {
    Path inside = root;
    for (Path part : root.relativize(parent)) {
      inside = inside.resolve(part);
      create(inside);
      if (!inside.toRealPath().startsWith(root)) {
        return false;
      }
    }
    return true;
  }

  private static void create(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      // as another writer has just made it, or long ago
    }
  }

  private Optional<Path> path(String key) {
    boolean plain =
        !key.isEmpty()
            && key.indexOf('\\') < 0
            && Stream.of(key.split("/", -1))
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    try {
      return plain ? Optional.of(root.resolve(key)) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
