package dev.newel.gameday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.gameday.Client.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares what clients were told with what the histories say. */
final class Reckoning {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Client client = new Client(Access.OPERATOR);
  private final String url;

  Reckoning(String url) {
    this.url = url;
  }

  /**
   * Waits until all that was accepted has ended, and sees that it has done so once, with what its
   * worker was told to have given; and that nothing was begun that was refused.
   *
   * @return in words
   */
  String of(Load load) throws IOException {
    assertThat(load.doneTwice()).as("tasks that were done twice").isEmpty();
    assertThat(load.accepted()).as("accepted").isNotEmpty();
    for (String name : load.accepted()) {
      assertEnded(load.arn(name), load.done().get(name));
    }
    for (String name : load.refused()) {
      assertThat(history(load.arn(name)).error())
          .as("refused: " + name)
          .isEqualTo("ExecutionDoesNotExist");
    }
    int begun = 0;
    for (String name : load.unknown()) {
      if (history(load.arn(name)).isGood()) {
        assertEnded(load.arn(name), load.done().get(name));
        begun++;
      }
    }
    return "all %d that were accepted have succeeded once; none of %d that were refused was begun; of %d whose clients got no answer %d were, and have succeeded once"
        .formatted(load.accepted().size(), load.refused().size(), load.unknown().size(), begun);
  }

  /**
   * Waits for the end of an execution.
   *
   * @param output that a worker was told to have given; null where it was told nothing
   */
  void assertEnded(String execution, @Nullable String output) throws IOException {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> types(history(execution)).contains("ExecutionSucceeded"));
    Answer history = history(execution);
    List<String> types = types(history);
    assertThat(types).as(execution).startsWith("ExecutionStarted").endsWith("ExecutionSucceeded");
    assertThat(types).as(execution).containsOnlyOnce("ActivitySucceeded", "ExecutionSucceeded");
    if (output != null) {
      assertThat(history.body().toString()).as(execution).contains(Client.text(output));
    }
  }

  /** Whether there is such an execution. */
  boolean knows(String execution) throws IOException {
    return history(execution).isGood();
  }

  private Answer history(String execution) throws IOException {
    ObjectNode input = Client.object().put("executionArn", execution).put("maxResults", 1000);
    return client.call(url, "GetExecutionHistory", input, UUID.randomUUID().toString());
  }

  private static List<String> types(Answer history) {
    List<String> types = new ArrayList<>();
    for (JsonNode event : history.body().path("events")) {
      types.add(event.path("type").asText());
    }
    return types;
  }
}
