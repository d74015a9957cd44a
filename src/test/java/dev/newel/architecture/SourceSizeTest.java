package dev.newel.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that does not fit into a head does more than one thing. */
class SourceSizeTest {

  private static final int MOST_LINES = 400;

  @Test
  void noSourceFileIsTooLong() throws IOException {
    assertThat(tooLong(Path.of("src"))).isEmpty();
  }

  @Test
  void shouldFindFilesThatAreTooLong(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("Short.java"), "\n".repeat(MOST_LINES));
    Files.writeString(folder.resolve("notes.txt"), "\n".repeat(MOST_LINES + 1));
    Path longJava = Files.writeString(folder.resolve("Long.java"), "\n".repeat(MOST_LINES + 1));
    Path longLua = Files.writeString(folder.resolve("long.lua"), "\n".repeat(MOST_LINES + 1));

    assertThat(tooLong(folder)).containsExactlyInAnyOrder(longJava, longLua);
  }

  private static List<Path> tooLong(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(java|lua|js)"))
          .filter(SourceSizeTest::isTooLong)
          .toList();
    }
  }

  private static boolean isTooLong(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count() > MOST_LINES;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
