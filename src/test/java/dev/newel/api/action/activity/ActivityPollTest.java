package dev.newel.api.action.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import dev.newel.testing.Workflows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Workers that wait for tasks. */
class ActivityPollTest {

  private static final Duration POLL = Duration.ofSeconds(2);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(POLL);

  private static Workflows flows;

  @BeforeAll
  static void connect() {
    flows = new Workflows(NEWEL.sfn());
  }

  private static String body(String activity) {
    return "{\"activityArn\": \"" + activity + "\"}";
  }

  @Test
  void shouldEndAPollWithNoTokenWhenItsTimeIsUp() {
    String activity = flows.activity("idle");
    Instant begin = Instant.now();

    Answer answer = NEWEL.call("GetActivityTask", body(activity));

    assertThat(Duration.between(begin, Instant.now()))
        .isGreaterThan(POLL.multipliedBy(9).dividedBy(10));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void shouldGiveNoTaskToAClientThatHasGone() throws IOException {
    String activity = flows.activity("left");
    String machine = flows.taskMachine("left", activity);
    leavePoll(activity);

    String execution = flows.start(machine, "{}");
    String token = flows.task(activity).taskToken();
    NEWEL.sfn().sendTaskSuccess(r -> r.taskToken(token).output("{}"));

    assertThat(flows.status(execution)).isEqualTo("SUCCEEDED");
    assertThat(flows.eventTypes(execution)).containsOnlyOnce("ActivityStarted");
  }

  /** Polls and hangs up, and sees to it that the server knows both. */
  private static void leavePoll(String activity) throws IOException {
    String body = body(activity);
    String request =
        """
        POST / HTTP/1.1
        Host: localhost
        X-Amz-Target: AWSStepFunctions.GetActivityTask
        Content-Type: application/x-amz-json-1.0
        Content-Length: %d

        %s"""
            .formatted(body.length(), body)
            .replace("\n", "\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), NEWEL.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      await().until(() -> waiting(activity) == 1);
      // closes with a reset, which the server sees at once
      socket.setSoLinger(true, 0);
    }
    await().until(() -> waiting(activity) == 0);
  }

  /** How many polls wait for a task of an activity, as the console shows it. */
  private static int waiting(String activity) {
    URI facts = URI.create(NEWEL.url() + "/console/api/activities/one?arn=" + activity);
    return Answer.to(HTTP, HttpRequest.newBuilder(facts)).body().path("polls").asInt();
  }

  @Test
  void shouldGiveEachTaskToOnePoll() {
    String activity = flows.activity("shared");
    String machine = flows.taskMachine("shared", activity);
    int count = 30;
    ExecutorService workers = Executors.newFixedThreadPool(count);
    try {
      List<CompletableFuture<String>> polls = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        polls.add(
            CompletableFuture.supplyAsync(
                () -> NEWEL.call("GetActivityTask", body(activity)).text("taskToken"), workers));
      }
      for (int i = 0; i < count; i++) {
        flows.start(machine, "{}");
      }
      Set<String> tokens = new HashSet<>();
      int empty = 0;
      for (CompletableFuture<String> poll : polls) {
        String token = poll.join();
        if (token.isEmpty()) {
          empty++;
        } else {
          assertThat(tokens.add(token)).isTrue();
        }
      }
      for (int i = 0; i < empty; i++) {
        assertThat(tokens.add(flows.task(activity).taskToken())).isTrue();
      }
      assertThat(tokens).hasSize(count);
    } finally {
      workers.shutdown();
    }
  }

  @Test
  void shouldAnswerForAnActivityOfElsewhere() {
    String elsewhere = "arn:aws:states:eu-west-1:000000000000:activity:a";

    Answer answer = NEWEL.call("GetActivityTask", body(elsewhere));

    assertThat(answer.error()).isEqualTo("ActivityDoesNotExist");
    assertThat(answer.message()).isEqualTo("Activity Does Not Exist: '" + elsewhere + "'");
  }
}
