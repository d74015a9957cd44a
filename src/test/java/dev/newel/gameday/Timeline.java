package dev.newel.gameday;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What happened when, in lines for people. */
final class Timeline implements AutoCloseable {

  private final long begin = System.nanoTime();
  private final PrintStream file;

  Timeline(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    this.file = new PrintStream(Files.newOutputStream(file), true);
    say("game day of " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + ", written to " + file);
  }

  /** Something else begins. */
  void begin(String what) {
    say("== " + what);
  }

  synchronized void say(String what) {
    Duration since = Duration.ofNanos(System.nanoTime() - begin);
    String line =
        "%02d:%02d.%d  %s"
            .formatted(since.toMinutes(), since.toSecondsPart(), since.toMillisPart() / 100, what);
    System.out.println(line);
    file.println(line);
  }

  @Override
  public void close() {
    file.close();
  }
}
