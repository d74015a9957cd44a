package dev.newel.gameday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.gameday.Client.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Clients that start executions of one activity task, and workers that do the tasks. All go from
 * one instance to the next, as over a balancer, and make a call again that got no answer, under the
 * same id. What they were told is kept.
 */
final class Load {

  private static final int WORKERS = 6;
  private static final int PAUSE_MS = 25;
  private static final int TRIES = 4;

  private final List<String> urls;
  private final String machine;
  private final String activity;
  private final String prefix;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> starters = new ArrayList<>();
  private final List<Future<?>> workers = new ArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private volatile boolean isStarting = true;
  private volatile boolean isWorking = true;

  /** Names of executions that were accepted. */
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();

  /** Names that were refused, at the first try. */
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  /** Names of which nobody knows whether they were accepted. */
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();

  /** The outputs of tasks that were taken, by the names of their executions. */
  private final Map<String, String> done = new ConcurrentHashMap<>();

  private final Set<String> doneTwice = ConcurrentHashMap.newKeySet();

  /** How often there was which error, or none: by key, where a start has failed. */
  private final Map<String, LongAdder> errors = new ConcurrentSkipListMap<>();

  Load(List<String> urls, String machine, String activity, String prefix) {
    this.urls = urls;
    this.machine = machine;
    this.activity = activity;
    this.prefix = prefix;
  }

  /** Begins; a client for each key starts executions. */
  Load begin() {
    for (AwsCredentialsIdentity key : Access.STARTERS) {
      starters.add(threads.submit(() -> startMany(key)));
    }
    for (int i = 0; i < WORKERS; i++) {
      workers.add(threads.submit(this::work));
    }
    return this;
  }

  private void startMany(AwsCredentialsIdentity key) {
    Client client = new Client(key);
    for (int i = 0; isStarting; i++) {
      start(client, key.accessKeyId(), prefix + "-" + key.accessKeyId() + "-" + i);
      pause();
    }
  }

  private void start(Client client, String keyId, String name) {
    ObjectNode input =
        Client.object()
            .put("stateMachineArn", machine)
            .put("name", name)
            .put("input", Client.object().put("run", name).toString());
    String invocation = UUID.randomUUID().toString();
    boolean isSure = true;
    for (int i = 0; i < TRIES; i++) {
      try {
        Answer answer = client.call(nextUrl(), "StartExecution", input, invocation);
        if (answer.isGood()) {
          accepted.add(name);
          return;
        }
        count(keyId + " " + answer.error());
        if (answer.status() < 500) {
          (isSure ? refused : unknown).add(name);
          return;
        }
        // a server that fails may have done it before
        isSure = false;
      } catch (IOException e) {
        count(keyId + " " + e.getClass().getSimpleName());
        isSure = false;
      }
    }
    unknown.add(name);
  }

  private void work() {
    Client client = new Client(Access.OPERATOR);
    ObjectNode poll = Client.object().put("activityArn", activity).put("workerName", "gameday");
    while (isWorking) {
      try {
        Answer task = client.call(nextUrl(), "GetActivityTask", poll, UUID.randomUUID().toString());
        if (task.body().has("taskToken")) {
          succeed(client, task);
        } else if (!task.isGood()) {
          count("worker " + task.error());
          pause();
        }
      } catch (IOException e) {
        count("worker " + e.getClass().getSimpleName());
        pause();
      }
    }
  }

  private void succeed(Client client, Answer task) throws IOException {
    String run = Client.parse(task.text("input")).path("run").asText();
    String output = "\"" + UUID.randomUUID() + "\"";
    ObjectNode success =
        Client.object().put("taskToken", task.text("taskToken")).put("output", output);
    String invocation = UUID.randomUUID().toString();
    for (int i = 0; i < TRIES; i++) {
      try {
        Answer answer = client.call(nextUrl(), "SendTaskSuccess", success, invocation);
        if (answer.isGood()) {
          if (done.put(run, output) != null) {
            doneTwice.add(run);
          }
          return;
        }
        count("worker " + answer.error());
        if (answer.error().equals("TaskTimedOut")) {
          return;
        }
      } catch (IOException e) {
        count("worker " + e.getClass().getSimpleName());
      }
      pause();
    }
  }

  private String nextUrl() {
    return urls.get(Math.floorMod(turn.getAndIncrement(), urls.size()));
  }

  private void count(String what) {
    errors.computeIfAbsent(what, first -> new LongAdder()).increment();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Set<String> accepted() {
    return accepted;
  }

  Set<String> refused() {
    return refused;
  }

  Set<String> unknown() {
    return unknown;
  }

  Map<String, String> done() {
    return done;
  }

  Set<String> doneTwice() {
    return doneTwice;
  }

  String arn(String name) {
    return machine.replace(":stateMachine:", ":execution:") + ":" + name;
  }

  /** How many of those are of the client with a key. */
  long acceptedOf(AwsCredentialsIdentity key) {
    return accepted.stream().filter(name -> name.contains(key.accessKeyId())).count();
  }

  /** Another load of the same machine. */
  Load again(List<String> instances, String names) {
    return new Load(instances, machine, activity, names);
  }

  /** How many errors there were whose names have this in them. */
  long errors(String name) {
    return errors.entrySet().stream()
        .filter(entry -> entry.getKey().contains(name))
        .mapToLong(entry -> entry.getValue().sum())
        .sum();
  }

  /** What clients were told, in a line. */
  @Override
  public String toString() {
    return "accepted %d, refused %d, not known %d, tasks done %d; errors %s"
        .formatted(accepted.size(), refused.size(), unknown.size(), done.size(), errors);
  }

  /** Starts no more; workers go on. */
  void startNoMore() throws InterruptedException, ExecutionException {
    isStarting = false;
    for (Future<?> starter : starters) {
      starter.get();
    }
  }

  /** Ends all. */
  void end() throws InterruptedException, ExecutionException {
    startNoMore();
    isWorking = false;
    for (Future<?> worker : workers) {
      worker.get();
    }
    threads.shutdown();
  }
}
