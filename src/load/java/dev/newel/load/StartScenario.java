package dev.newel.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Clients that start executions of a chain of like states, each one the next when the last is
 * answered, until all executions have succeeded.
 */
final class StartScenario implements Scenario {

  private static final byte[] EXECUTION_ARN = "\"executionArn\":\"".getBytes(UTF_8);
  private static final byte[] INPUT = "1".getBytes(UTF_8);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * @param states in the chain
   * @param state each of them
   * @param operation what is counted, of which there is one in each state
   */
  record Shape(String name, String operation, int states, ObjectNode state, int clients) {

    /** A chain of Pass states that do nothing. */
    static Shape ofPasses(String name, String operation, int states, int clients) {
      return new Shape(name, operation, states, pass(), clients);
    }

    /** A chain of ten that each put a field of their input into their output, by a path. */
    static Shape inJsonPath(String name, int clients) {
      ObjectNode state = pass();
      state.putObject("Parameters").put("k.$", "$.k");
      return new Shape(name, "transitions", 10, state, clients);
    }

    /** The same by an expression of JSONata. */
    static Shape inJsonata(String name, int clients) {
      ObjectNode state = pass().put("QueryLanguage", "JSONata");
      state.putObject("Output").put("k", "{% $states.input.k %}");
      return new Shape(name, "transitions", 10, state, clients);
    }

    private static ObjectNode pass() {
      return Api.object().put("Type", "Pass");
    }
  }

  private final Shape shape;
  private final Installation installation;
  private final EventLoop loop;
  private final Api api;
  private final String machine;
  private final RequestTemplate start;
  private final Latencies latencies = new Latencies();
  private final List<String> lastStarted = new ArrayList<>();
  private long end;
  private long started;

  StartScenario(Shape shape, Installation installation, EventLoop loop, Api api)
      throws IOException {
    this.shape = shape;
    this.installation = installation;
    this.loop = loop;
    this.api = api;
    machine = api.createMachine(shape.name(), shape.state(), shape.states());
    start =
        new RequestTemplate(
            "StartExecution",
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
    lastStarted.clear();
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
        "answers to all StartExecution");
    awaitSuccess();
    Figures figures = figures(meter);
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
    }
    if (System.nanoTime() < end) {
      sendTo(client);
    } else if (answer.isOk()) {
      ByteBuffer arn = Objects.requireNonNull(answer.text(EXECUTION_ARN));
      lastStarted.add(UTF_8.decode(arn).toString());
    }
  }

  /** Waits until no execution runs; those started last are looked at one by one. */
  private void awaitSuccess() throws IOException {
    long givenUpAt = System.nanoTime() + PATIENCE.toNanos();
    while (api.hasRunning(machine)) {
      if (System.nanoTime() > givenUpAt) {
        throw new IOException("executions of " + machine + " do not end");
      }
      loop.runFor(Duration.ofMillis(20));
    }
    for (String execution : lastStarted) {
      String status = api.statusOf(execution);
      if (!status.equals("SUCCEEDED")) {
        loop.errors().add(execution + " is " + status);
      }
    }
  }

  private Figures figures(Meter meter) throws IOException {
    Figures figures = new Figures();
    meter.reportRate(figures, shape.operation(), started * shape.states());
    meter.reportCost(figures, started * shape.states());
    latencies.reportTo(figures, "answer");
    return figures;
  }
}
