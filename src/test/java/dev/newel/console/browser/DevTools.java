package dev.newel.console.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The protocol that Chromium is driven by: JSON over a WebSocket, as much of it as the tests need.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
final class DevTools {

  /** More than a screenshot has. */
  private static final int MAX_MESSAGE_BYTES = 64 << 20;

  private static final int PATIENCE_SECONDS = 60;

  /** What the browser says by itself. */
  record Event(String session, String method, JsonNode params) {}

  /** Held, as its connections are closed once nobody refers to it. */
  @SuppressWarnings("UnusedVariable")
  private final WebSocketClient client;

  private final WebSocket socket;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final List<Event> events = new CopyOnWriteArrayList<>();

  private DevTools(WebSocketClient client, WebSocket socket) {
    this.client = client;
    this.socket = socket;
  }

  static DevTools connect(Vertx vertx, URI address) {
    WebSocketClientOptions options =
        new WebSocketClientOptions()
            .setMaxFrameSize(MAX_MESSAGE_BYTES)
            .setMaxMessageSize(MAX_MESSAGE_BYTES);
    WebSocketConnectOptions there =
        new WebSocketConnectOptions()
            .setHost(address.getHost())
            .setPort(address.getPort())
            .setURI(address.getPath())
            .setAllowOriginHeader(false); // it would be taken for a web page's
    WebSocketClient client = vertx.createWebSocketClient(options);
    WebSocket socket = client.connect(there).toCompletionStage().toCompletableFuture().join();
    DevTools tools = new DevTools(client, socket);
    socket.textMessageHandler(tools::take);
    return tools;
  }

  private void take(String text) {
    JsonNode message = read(text);
    CompletableFuture<JsonNode> waits = asked.remove(message.path("id").asInt(-1));
    if (waits == null) {
      events.add(
          new Event(
              message.path("sessionId").asText(),
              message.path("method").asText(),
              message.path("params")));
    } else if (message.has("error")) {
      waits.completeExceptionally(new AssertionError(message.path("error").toString()));
    } else {
      waits.complete(message.path("result"));
    }
  }

  private static JsonNode read(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Asks for something and waits for it.
   *
   * @param session of a page; null for the browser itself
   */
  JsonNode call(@Nullable String session, String method, ObjectNode params) {
    int id = lastId.incrementAndGet();
    ObjectNode message = Json.MAPPER.createObjectNode().put("id", id).put("method", method);
    message.set("params", params);
    if (session != null) {
      message.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    socket.writeTextMessage(message.toString());
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError("the browser has not answered " + method, late);
    } catch (ExecutionException refused) {
      throw new AssertionError(method, refused.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** What has been said of a page so far. */
  List<Event> events(String session) {
    return events.stream().filter(event -> event.session().equals(session)).toList();
  }

  void forget(String session) {
    events.removeIf(event -> event.session().equals(session));
  }
}
