package dev.newel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.task.lambda.FunctionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README shows what there is. */
class ReadmeTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  @Test
  void theWorkerIsTheOneThatIsTested() throws IOException {
    assertThat(Readme.read().block("worker", "java"))
        .isEqualTo(
            Files.readString(Path.of("src/test/java/dev/newel/examples/ActivityWorker.java")));
  }

  @Test
  void theEmbeddingIsTheOneThatIsTested() throws IOException {
    assertThat(Readme.read().block("embedding", "java"))
        .isEqualTo(
            Files.readString(Path.of("src/test/java/dev/newel/examples/GreetingApplication.java")));
  }

  @Test
  void theFunctionsCanBeRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("functions.properties");
    Files.writeString(file, Readme.read().block("functions", "properties"));

    assertThat(FunctionTable.read(file).find("shout")).isPresent();
    assertThat(FunctionTable.read(file).find("price")).isPresent();
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    assertThat(LINK.matcher(Readme.read().text()).results().map(link -> Path.of(link.group(1))))
        .isNotEmpty()
        .allSatisfy(target -> assertThat(target).exists());
  }
}
