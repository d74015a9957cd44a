package dev.newel.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The Lambda endpoint of all instances. A function does what its input asks for: it answers at once
 * or takes longer than some faults, and calls back before its answer or after it. No two calls give
 * the same.
 */
final class Functions implements AutoCloseable {

  private static final int SLOW_MS = 3_000;
  private static final int LATE_MS = 1_500;

  private final HttpServer server;
  private final AtomicInteger calls = new AtomicInteger();

  /** Functions that listen, and answer nobody before they {@link #begin}. */
  Functions() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Answers from now on.
   *
   * @param client that calls back
   * @param threads on which all is done
   */
  void begin(Client client, Queue<Deed> deeds, Executor threads) {
    server.createContext("/", exchange -> answer(exchange, client, deeds, threads));
    server.setExecutor(threads);
    server.start();
  }

  private void answer(HttpExchange exchange, Client client, Queue<Deed> deeds, Executor threads)
      throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    JsonNode input = Evidence.parse(new String(body, StandardCharsets.UTF_8));
    String run = input.path("run").asText();
    String value = Client.object().put("run", run).put("call", calls.incrementAndGet()).toString();
    deeds.add(new Deed.Call(run, value));
    switch (input.path("plan").asText()) {
      case "slow" -> client.pause(ThreadLocalRandom.current().nextInt(SLOW_MS));
      case "early" -> callBack(client, deeds, input, value);
      case "late" ->
          threads.execute(
              () -> {
                client.pause(ThreadLocalRandom.current().nextInt(LATE_MS));
                callBack(client, deeds, input, value);
              });
      default -> {}
    }
    send(exchange, value);
  }

  private static void callBack(Client client, Queue<Deed> deeds, JsonNode input, String value) {
    ObjectNode success =
        Client.object().put("taskToken", input.path("token").asText()).put("output", value);
    Deed.Outcome outcome = client.call("SendTaskSuccess", success).outcome();
    deeds.add(new Deed.CallBack(input.path("run").asText(), value, outcome));
  }

  /** Whoever asked may be dead by now. */
  private static void send(HttpExchange exchange, String value) {
    byte[] body = value.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      // a connection that is kept may be closed just as the next call is sent
      exchange.getResponseHeaders().set("Connection", "close");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException gone) {
      // it, or another, asks again
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
