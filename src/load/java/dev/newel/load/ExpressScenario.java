package dev.newel.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Clients that start executions of an Express machine of Pass states, each one the next when the
 * last is answered. Where they wait for the end, every execution must have succeeded.
 */
final class ExpressScenario implements Scenario {

  private static final byte[] STATUS = "\"status\":\"".getBytes(UTF_8);
  private static final ByteBuffer SUCCEEDED = ByteBuffer.wrap("SUCCEEDED".getBytes(UTF_8));
  private static final byte[] INPUT = "1".getBytes(UTF_8);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * @param waits for the end of each execution
   * @param states in the chain
   */
  record Shape(String name, boolean waits, int states, int clients) {}

  private final Shape shape;
  private final Installation installation;
  private final EventLoop loop;
  private final RequestTemplate start;
  private final Latencies latencies = new Latencies();
  private long end;
  private long started;

  ExpressScenario(Shape shape, Installation installation, EventLoop loop, Api api)
      throws IOException {
    this.shape = shape;
    this.installation = installation;
    this.loop = loop;
    String machine =
        api.createExpressMachine(shape.name(), Api.object().put("Type", "Pass"), shape.states());
    start =
        new RequestTemplate(
            shape.waits() ? "StartSyncExecution" : "StartExecution",
            "{\"stateMachineArn\":\"" + machine + "\",\"input\":\"{\\\"k\\\":",
            "}\"}");
  }

  @Override
  public String name() {
    return shape.name();
  }

  @Override
  public Figures run(Duration time) throws IOException {
    started = 0;
    latencies.clear();
    List<Connection> clients = new ArrayList<>();
    for (int i = 0; i < shape.clients(); i++) {
      clients.add(new Connection(loop, i));
    }
    Meter meter = new Meter(installation);
    end = System.nanoTime() + time.toNanos();
    for (Connection client : clients) {
      sendTo(client);
    }
    loop.runUntil(
        () -> clients.stream().noneMatch(Connection::isWaiting),
        time.plus(PATIENCE),
        "answers to all starts of " + shape.name());
    Figures figures = new Figures();
    meter.reportRate(figures, "executions", started);
    meter.reportCost(figures, started);
    latencies.reportTo(figures, "answer");
    for (Connection client : clients) {
      client.close();
    }
    return figures;
  }

  private void sendTo(Connection client) throws IOException {
    client.send(start, ByteBuffer.wrap(INPUT), this::answered);
  }

  private void answered(Connection client, Answer answer) throws IOException {
    if (answer.isOk()) {
      started++;
      latencies.add(client.sinceSent());
      if (shape.waits() && !SUCCEEDED.equals(answer.text(STATUS))) {
        loop.errors().add("an execution of " + shape.name() + " has not succeeded");
      }
    }
    if (System.nanoTime() < end) {
      sendTo(client);
    }
  }
}
