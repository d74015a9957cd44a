package dev.newel.torture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.torture.Deed.Outcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that start and stop executions, and workers, until they are told to end. */
final class Load {

  private static final int STOPPED_PERCENT = 8;
  private static final int STOP_AFTER_AT_MOST_MS = 1_500;

  private final Client client;
  private final Queue<Deed> deeds = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger runs = new AtomicInteger();
  private final Map<Machine, String> machines = new EnumMap<>(Machine.class);
  private String activityPrefix = "";
  private volatile boolean starting = true;
  private volatile boolean working = true;

  Load(Client client) {
    this.client = client;
  }

  Queue<Deed> deeds() {
    return deeds;
  }

  Map<Machine, String> machines() {
    return machines;
  }

  /** The ARN of an activity. */
  String activity(String name) {
    return activityPrefix + name;
  }

  /** Creates activities and state machines. */
  void prepare() {
    for (String activity : new String[] {Machine.WORK, Machine.BEATEN, Machine.UNHEARD}) {
      String arn =
          client
              .ask("CreateActivity", Client.object().put("name", activity))
              .path("activityArn")
              .asText();
      activityPrefix = arn.substring(0, arn.length() - activity.length());
    }
    for (Machine machine : Machine.values()) {
      ObjectNode input =
          Client.object()
              .put("name", machine.machineName())
              .put("definition", machine.definition(activityPrefix))
              .put("roleArn", "arn:aws:iam::000000000000:role/any");
      machines.put(
          machine, client.ask("CreateStateMachine", input).path("stateMachineArn").asText());
    }
  }

  /** Lets a client start executions of all machines, now and then, and stop some. */
  void starter(SplittableRandom random, int pauseMs) {
    threads.execute(
        () -> {
          while (starting) {
            Machine machine = Machine.any(random);
            Deed.Start start = start(client, machine, machine.plan(random), random.nextBoolean());
            if (random.nextInt(100) < STOPPED_PERCENT && start.arn() != null) {
              stopLater(start.arn(), random.nextInt(STOP_AFTER_AT_MOST_MS));
            }
            client.pause(random.nextInt(2 * pauseMs));
          }
        });
  }

  /** Starts an execution. */
  Deed.Start start(Client at, Machine machine, String plan, boolean named) {
    String run = "run-" + runs.incrementAndGet();
    ObjectNode input =
        Client.object()
            .put("stateMachineArn", machines.get(machine))
            .put("input", machine.input(run, plan));
    if (named) {
      input.put("name", run);
    }
    Client.Result result = at.call("StartExecution", input);
    String arn =
        result.outcome() == Outcome.ACKNOWLEDGED
            ? result.body().path("executionArn").asText()
            : null;
    Deed.Start start = new Deed.Start(run, machine, plan, result.outcome(), arn);
    deeds.add(start);
    return start;
  }

  private void stopLater(String arn, long millis) {
    threads.execute(
        () -> {
          client.pause(millis);
          stop(arn, "Enough");
        });
  }

  void stop(String arn, String error) {
    ObjectNode input = Client.object().put("executionArn", arn).put("error", error);
    deeds.add(new Deed.Stop(arn, error, client.call("StopExecution", input).outcome()));
  }

  /** Lets functions answer. */
  void functions(Functions functions) {
    functions.begin(client, deeds, threads);
  }

  /** Lets a worker poll for tasks of an activity. */
  void worker(Client at, String name, String activity, SplittableRandom random) {
    Worker worker = new Worker(at, deeds, name, activity(activity), random);
    threads.execute(
        () -> {
          while (working) {
            worker.poll().ifPresent(threads::execute);
          }
        });
  }

  void endStarts() {
    starting = false;
  }

  /** Ends all, and waits until every deed is known. */
  void end() {
    starting = false;
    working = false;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new AssertionError("clients do not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
