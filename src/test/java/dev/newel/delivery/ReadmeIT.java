package dev.newel.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Types the README's commands at the packaged server, as printed but for its port. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReadmeIT {

  private static final String LISTENING = "Listening on http://127.0.0.1:";

  @TempDir Path folder;
  private Process server;
  private String port;

  @BeforeEach
  void start() throws IOException {
    ProcessBuilder newel =
        new ProcessBuilder("java", "-jar", System.getProperty("newel.jar"))
            .directory(folder.toFile())
            .redirectErrorStream(true);
    newel.environment().putAll(Map.of("NEWEL_HTTP_PORT", "0", "NEWEL_DATA_DIR", "data"));
    server = newel.start();
    BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(LISTENING)) {
        port = line.substring(LISTENING.length());
        return;
      }
      all.append(line).append('\n');
    }
    throw new AssertionError("Newel did not start:\n" + all);
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.destroy();
    assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theQuickStartWorksAsPrinted() throws Exception {
    assumeThat(isInstalled("aws")).as("the AWS CLI is installed").isTrue();
    assumeThat(isInstalled("curl")).as("curl is installed").isTrue();

    String said =
        type(Readme.read().block("quick start", "sh") + Readme.read().block("query", "sh"));

    assertThat(said)
        .contains("\"SUCCEEDED\"", "{\\\"greeting\\\": \\\"Hello, Ada\\\"}")
        .containsSubsequence(
            "1\tExecutionStarted",
            "2\tTaskStateEntered",
            "3\tActivityScheduled",
            "4\tActivityStarted",
            "5\tActivitySucceeded",
            "6\tTaskStateExited",
            "7\tExecutionSucceeded",
            "{\"executions\":[{\"executionArn\":");
  }

  private String type(String commands) throws IOException, InterruptedException {
    Path script = Files.writeString(folder.resolve("typed"), commands.replace(":8083", ":" + port));
    Process shell =
        new ProcessBuilder("sh", "-eu", script.toString()).redirectErrorStream(true).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(said).isZero();
    return said;
  }

  private static boolean isInstalled(String program) {
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(System.getenv("PATH"))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }
}
