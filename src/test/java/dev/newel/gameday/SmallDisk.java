package dev.newel.gameday;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** A file system of its own that has little room, so that it can be filled. */
final class SmallDisk implements AutoCloseable {

  private static final String SIZE = "128m";
  private static final int BLOCK = 64 * 1024;
  private static final long PATIENCE_SECONDS = 60;

  private final Path folder;
  private final boolean isMounted;

  private SmallDisk(Path folder, boolean isMounted) {
    this.folder = folder;
    this.isMounted = isMounted;
  }

  /** Mounts one at a folder, which takes the rights for it; else it is a folder as any other. */
  static SmallDisk at(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    boolean isMounted =
        succeeds("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "newel", folder.toString());
    return new SmallDisk(folder, isMounted);
  }

  Path folder() {
    return folder;
  }

  /** Whether it can be filled without harm to others. */
  boolean canBeFilled() {
    return isMounted;
  }

  /** Takes all the room that there is, also what has become free meanwhile. */
  void fill() throws IOException {
    byte[] block = new byte[BLOCK];
    for (int size = BLOCK; size > 0; size /= 4) {
      fill(block, size);
    }
  }

  private void fill(byte[] block, int size) throws IOException {
    try (OutputStream out =
        Files.newOutputStream(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        out.write(block, 0, size);
      }
    } catch (FileSystemException elsewhere) {
      throw elsewhere;
    } catch (IOException full) {
      // which is what is wanted
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (isMounted && !succeeds("umount", folder.toString())) {
      throw new IOException("still mounted: " + folder);
    }
  }
}
