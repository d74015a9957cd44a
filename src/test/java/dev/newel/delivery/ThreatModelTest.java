package dev.newel.delivery;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the threat model says is held by tests that there are. */
class ThreatModelTest {

  private static final Path PAGE = Path.of("src/docs/security.md");

  /** One that nothing of Newel's stands against, and the page says so. */
  private static final String NOT_HELD = "Somebody reaches Redis";

  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Properties|IT))\\.(\\w+)`");

  @Test
  void shouldNameTestsThatThereAre() throws IOException {
    Map<String, Path> files = files();

    List<MatchResult> named = TEST.matcher(Files.readString(PAGE)).results().toList();

    assertThat(named).hasSizeGreaterThan(30);
    for (MatchResult test : named) {
      assertThat(files).containsKey(test.group(1));
      assertThat(Files.readString(files.get(test.group(1))))
          .as(test.group())
          .containsPattern("\n +void " + test.group(2) + "\\(");
    }
  }

  private static Map<String, Path> files() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
      return sources
          .filter(path -> path.toString().matches(".*(Test|Properties|IT)\\.java"))
          .collect(
              toMap(
                  path -> path.getFileName().toString().replace(".java", ""),
                  path -> path,
                  (one, other) -> one));
    }
  }

  @Test
  void shouldHoldEveryThreat() throws IOException {
    String page = Files.readString(PAGE);
    String[] threats = page.substring(page.indexOf("## Threats")).split("\n### ", -1);

    assertThat(threats).hasSizeGreaterThan(10);
    for (int i = 1; i < threats.length; i++) {
      if (!threats[i].startsWith(NOT_HELD)) {
        assertThat(threats[i].substring(threats[i].indexOf("\nHeld by"))).containsPattern(TEST);
      }
    }
  }
}
