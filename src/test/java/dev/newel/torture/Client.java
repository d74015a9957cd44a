package dev.newel.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Calls the API as the AWS SDKs do: a call that is cut off or answered with a 5xx is made again
 * with the same invocation id, here at another instance. It has more patience than theirs, so that
 * few calls have an unknown end.
 */
final class Client {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private static final Duration TRY = Duration.ofSeconds(4);
  private static final int TRIES = 40;
  private static final long BETWEEN_TRIES_MS = 250;

  private final List<URI> instances;
  private final CountDownLatch over;
  private final AtomicInteger turn = new AtomicInteger();

  /**
   * A client of some instances.
   *
   * @param over ends the tries
   */
  Client(List<URI> instances, CountDownLatch over) {
    this.instances = instances;
    this.over = over;
  }

  /** A client of one of the instances alone. */
  Client of(int number) {
    return new Client(List.of(instances.get(number)), over);
  }

  CountDownLatch over() {
    return over;
  }

  /** An answer of the API. */
  record Answer(int status, JsonNode body) {
    boolean isDefinite() {
      return status < 500;
    }
  }

  /**
   * What a call came to after all its tries.
   *
   * @param answer null where no try had a definite answer
   * @param impeded whether a try was cut off, or answered with a 5xx
   */
  record Result(@Nullable Answer answer, boolean impeded) {
    Deed.Outcome outcome() {
      if (answer == null) {
        return Deed.Outcome.UNKNOWN;
      }
      return answer.status() == 200 ? Deed.Outcome.ACKNOWLEDGED : Deed.Outcome.REFUSED;
    }

    JsonNode body() {
      return answer == null ? object() : answer.body();
    }
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static String invocation() {
    return UUID.randomUUID().toString();
  }

  static double now() {
    return System.currentTimeMillis() / 1000.0;
  }

  static boolean isReady(URI instance) {
    HttpRequest request =
        HttpRequest.newBuilder(instance.resolve("/health/ready")).timeout(TRY).build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  Result call(String action, ObjectNode input) {
    return call(action, input, invocation());
  }

  /** Calls until there is a definite answer. */
  Result call(String action, ObjectNode input, String invocation) {
    boolean impeded = false;
    for (int tries = 0; tries < TRIES; tries++) {
      if (tries > 0 && pause(BETWEEN_TRIES_MS)) {
        break;
      }
      Answer answer = once(action, input, invocation, TRY);
      if (answer != null && answer.isDefinite()) {
        return new Result(answer, impeded);
      }
      impeded = true;
    }
    return new Result(null, true);
  }

  /** Calls that must succeed: those that look at what became of it all. */
  JsonNode ask(String action, ObjectNode input) {
    Result result = call(action, input);
    if (result.outcome() != Deed.Outcome.ACKNOWLEDGED) {
      throw new AssertionError(action + " " + input + ": " + result);
    }
    return result.body();
  }

  /** One try; null where it was cut off, or took longer than the client waits. */
  @Nullable Answer once(String action, ObjectNode input, String invocation, Duration patience) {
    CompletableFuture<HttpResponse<String>> exchange =
        HTTP.sendAsync(request(action, input, invocation), BodyHandlers.ofString());
    try {
      return answer(exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException cut) {
      return null;
    } catch (TimeoutException late) {
      // closes the connection, unless the answer has just come
      return exchange.cancel(true) || exchange.isCompletedExceptionally()
          ? null
          : answer(exchange.join());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(response.statusCode(), parse(response.body()));
  }

  private HttpRequest request(String action, ObjectNode input, String invocation) {
    URI instance = instances.get(Math.floorMod(turn.getAndIncrement(), instances.size()));
    return HttpRequest.newBuilder(instance)
        .header("Content-Type", "application/x-amz-json-1.0")
        .header("X-Amz-Target", "AWSStepFunctions." + action)
        .header("amz-sdk-invocation-id", invocation)
        .POST(BodyPublishers.ofString(input.toString()))
        .build();
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits; true where it is over meanwhile. */
  boolean pause(long millis) {
    try {
      return over.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  /** All entries of a list, page by page. */
  List<JsonNode> pages(String action, ObjectNode input, String member) {
    List<JsonNode> all = new ArrayList<>();
    JsonNode page;
    do {
      page = ask(action, input);
      page.path(member).forEach(all::add);
      input.put("nextToken", page.path("nextToken").asText());
    } while (page.has("nextToken"));
    return all;
  }
}
