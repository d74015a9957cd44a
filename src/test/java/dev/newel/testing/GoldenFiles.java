package dev.newel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values as they were once stored, in {@code src/test/resources/golden}: a folder for each format,
 * and in it a file for each value that was first written, or written otherwise, in that format.
 * They are read by every build from then on. One that is there is never changed.
 *
 * <p>{@code mvn test -Dtest=GoldenFilesTest,TaskTokenTest -Dgolden.write=true} writes those that
 * are missing. Look at them before they are committed.
 */
public final class GoldenFiles {

  /** The format that is written now. */
  public static final String FORMAT = "1.2";

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
  private static final boolean WRITE = Boolean.getBoolean("golden.write");

  private GoldenFiles() {}

  /**
   * Checks that a value is read as it was meant from all files of its name, and that it is still
   * written as in the newest of them.
   *
   * @param written as it is written now
   */
  public static <T> void check(String name, T value, String written, Function<String, T> read) {
    List<Path> files = files(name);
    if (files.isEmpty() && WRITE) {
      write(FOLDER.resolve(FORMAT).resolve(name + ".txt"), written);
      files = files(name);
    }
    if (files.isEmpty()) {
      fail(
          "there is no golden file for the stored value '%s': write it with -Dgolden.write=true, as"
              + " GoldenFiles says",
          name);
    }
    for (Path file : files) {
      assertThat(read.apply(text(file))).as("what %s says", file).isEqualTo(value);
    }
    Path newest = files.get(files.size() - 1);
    assertThat(written)
        .as(
            "%s, as it is written now (a new form is a new minor or major version, with a file of"
                + " its own)",
            name)
        .isEqualTo(text(newest));
  }

  /** The names of all values that there are files for. */
  public static List<String> names() {
    return formats().stream()
        .flatMap(format -> list(format).stream())
        .map(file -> file.getFileName().toString().replace(".txt", ""))
        .distinct()
        .collect(Collectors.toList());
  }

  private static List<Path> files(String name) {
    return formats().stream()
        .map(format -> format.resolve(name + ".txt"))
        .filter(Files::exists)
        .toList();
  }

  private static List<Path> formats() {
    return Files.exists(FOLDER) ? list(FOLDER) : List.of();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
