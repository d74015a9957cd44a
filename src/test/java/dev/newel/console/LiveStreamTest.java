package dev.newel.console;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.Newel;
import dev.newel.asl.Json;
import dev.newel.config.NewelConfig;
import dev.newel.testing.NewelServer;
import dev.newel.testing.RedisFixture;
import dev.newel.testing.RedisFixture.RedisUrl;
import dev.newel.testing.Workflows;
import io.vertx.core.Vertx;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What is committed at one instance is seen at the stream of another. */
@ExtendWith(RedisFixture.class)
class LiveStreamTest {

  private static final String WAITING =
      """
      {"StartAt": "Wait", "States": {
        "Wait": {"Type": "Wait", "Seconds": 600, "End": true}}}
      """;

  private static final Vertx FIRST = Vertx.vertx();
  private static final Vertx SECOND = Vertx.vertx();

  private static Newel worker;
  private static Newel watching;
  private static SfnClient sfn;
  private static String machine;

  @BeforeAll
  static void deployTwo(RedisUrl redis) {
    worker = await(Newel.deploy(FIRST, config(redis)));
    watching = await(Newel.deploy(SECOND, config(redis)));
    sfn = NewelServer.sfnAt(String.valueOf(worker.endpoint()), "us-east-1", "id");
    machine = new Workflows(sfn).machine("waits", WAITING);
  }

  private static NewelConfig config(RedisUrl redis) {
    return NewelConfig.builder().httpPort(0).redisUrl(redis.value()).build();
  }

  @AfterAll
  static void stop() {
    sfn.close();
    await(worker.stop());
    await(FIRST.close());
    await(SECOND.close());
  }

  /** A page that watches at the second instance. */
  private static final class Page implements AutoCloseable {
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final Stream<String> lines;

    Page(String query) {
      lines = new ConsoleClient(String.valueOf(watching.endpoint())).lines(query);
      Thread reader = new Thread(this::read, "page");
      reader.setDaemon(true);
      reader.start();
      assertThat(next("hello").path("version").isTextual()).isTrue();
    }

    private void read() {
      String[] event = {""};
      try {
        lines.forEach(
            line -> {
              if (line.startsWith("event: ")) {
                event[0] = line.substring("event: ".length());
              } else if (line.startsWith("data: ")) {
                messages.add(parse(event[0], line.substring("data: ".length())));
              }
            });
      } catch (UncheckedIOException closed) {
        // the test has what it wanted
      }
    }

    private static JsonNode parse(String event, String data) {
      try {
        return Json.MAPPER
            .createObjectNode()
            .put("event", event)
            .set("data", Json.MAPPER.readTree(data));
      } catch (JsonProcessingException e) {
        throw new AssertionError(e);
      }
    }

    /** The next message of a kind. */
    JsonNode next(String event) {
      try {
        while (true) {
          JsonNode message = messages.poll(10, TimeUnit.SECONDS);
          if (message == null) {
            throw new AssertionError("no " + event + " has come");
          } else if (message.path("event").asText().equals(event)) {
            return message.path("data");
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }

    @Override
    public void close() {
      lines.close();
    }
  }

  private static String start(String name) {
    return sfn.startExecution(r -> r.stateMachineArn(machine).name(name)).executionArn();
  }

  @Test
  void shouldTellEachEventOnce() {
    String arn = start("events");
    try (Page page = new Page("watch=e:" + arn)) {
      JsonNode begun = page.next("events");
      sfn.stopExecution(r -> r.executionArn(arn).error("Enough"));
      JsonNode ended = page.next("events");

      assertThat(begun.path("events")).hasSize(2);
      assertThat(begun.path("status").asText()).isEqualTo("RUNNING");
      assertThat(ended.path("events")).hasSize(1);
      assertThat(ended.path("events").get(0).path("id").asInt()).isEqualTo(3);
      assertThat(ended.path("status").asText()).isEqualTo("ABORTED");
    }
  }

  @Test
  void shouldGoOnBehindTheEventThatAPageHas() {
    String arn = start("later");
    try (Page page = new Page("after=1&watch=e:" + arn)) {
      assertThat(page.next("events").path("events").get(0).path("id").asInt()).isEqualTo(2);
    }
  }

  @Test
  void shouldTellTheRowsOfAListAndOfAllLists() {
    try (Page page = new Page("watch=m:*");
        Page own = new Page("watch=m:" + machine)) {
      start("listed");

      assertThat(page.next("rows").toString()).contains("\"name\":\"listed\"");
      assertThat(own.next("rows").path("rows").get(0).path("status").asText()).isEqualTo("RUNNING");
    }
  }

  @Test
  void shouldSendPagesElsewhereWhenTheInstanceStops(RedisUrl redis) {
    try (Page page = new Page("watch=m:*")) {
      await(watching.stop());

      assertThat(page.next("bye").path("in").isInt()).isTrue();
    } finally {
      watching = await(Newel.deploy(SECOND, config(redis)));
    }
  }
}
