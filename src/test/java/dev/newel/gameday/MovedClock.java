package dev.newel.gameday;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The time of day that one process sees, which can be moved while it runs. */
record MovedClock(Path library, Path file) {

  private static final long PATIENCE_SECONDS = 60;

  /** Makes one; empty where there is no compiler for it, or another system than Linux. */
  static Optional<MovedClock> make(Path folder) throws IOException, InterruptedException {
    Path source = Files.createDirectories(folder).resolve("clock.c");
    try (InputStream text = MovedClock.class.getResourceAsStream("/gameday/clock.c")) {
      Files.write(source, Objects.requireNonNull(text).readAllBytes());
    }
    MovedClock clock = new MovedClock(folder.resolve("clock.so"), folder.resolve("clock"));
    clock.move(Duration.ZERO);
    return compiles(source, clock.library) ? Optional.of(clock) : Optional.empty();
  }

  private static boolean compiles(Path source, Path library)
      throws IOException, InterruptedException {
    if (!System.getProperty("os.name").equals("Linux")) {
      return false;
    }
    try {
      Process compiler =
          new ProcessBuilder(
                  "cc", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return compiler.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && compiler.exitValue() == 0;
    } catch (IOException absent) {
      return false;
    }
  }

  /** The variables of a process that is to see it. */
  Map<String, String> environment() {
    return Map.of("LD_PRELOAD", library.toString(), "GAMEDAY_CLOCK", file.toString());
  }

  /** From now on it is so much ahead of what it is elsewhere. */
  void move(Duration ahead) throws IOException {
    ByteBuffer seconds = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
    seconds.putLong(ahead.toSeconds()).flip();
    // in one write, and in place: the process has the file in its memory
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(seconds, 0);
    }
  }
}
