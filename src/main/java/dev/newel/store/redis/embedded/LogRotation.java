package dev.newel.store.redis.embedded;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Keeps the log of the server from growing for ever: one that is large is put aside, in the place
 * of the one before. The server opens its log anew for each line, so it goes on in a new file.
 */
record LogRotation(Path file) {

  private static final System.Logger LOG = System.getLogger(LogRotation.class.getName());

  /** Some ten thousand lines. */
  private static final long MOST_BYTES = 1 << 20;

  /** Where the log before the present one is. */
  Path former() {
    return file.resolveSibling(file.getFileName() + ".1");
  }

  void rotateIfLarge() {
    try {
      if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
        Files.move(file, former(), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "cannot put the log of Redis aside", e);
    }
  }
}
