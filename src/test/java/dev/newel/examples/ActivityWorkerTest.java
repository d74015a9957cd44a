package dev.newel.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The example does what the README says, in as few lines. */
class ActivityWorkerTest {

  private static final Path SOURCE =
      Path.of("src/test/java/dev/newel/examples/ActivityWorker.java");

  @RegisterExtension static final NewelServer NEWEL = new NewelServer();

  @Test
  void shouldWorkATask() {
    Workflows flows = new Workflows(NEWEL.sfn());
    String activity = flows.activity("example");
    String execution = flows.start(flows.taskMachine("example", activity), "{\"n\": 1}");

    try (SfnClient sfn = ActivityWorker.connect(URI.create(NEWEL.url()))) {
      ActivityWorker.workOnce(sfn, activity);
    }

    assertThat(NEWEL.sfn().describeExecution(r -> r.executionArn(execution)).output())
        .isEqualTo("{\"worked\": {\"n\": 1}}");
  }

  @Test
  void shouldFitOnAScreen() throws IOException {
    try (Stream<String> lines = Files.lines(SOURCE)) {
      assertThat(lines).hasSizeLessThan(40);
    }
  }
}
