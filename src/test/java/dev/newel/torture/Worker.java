package dev.newel.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.torture.Client.Answer;
import dev.newel.torture.Deed.Outcome;
import dev.newel.torture.Deed.PollEnd;
import dev.newel.torture.Deed.Turn;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Polls for tasks, under another name each time, and does with them what their input asks for. */
final class Worker {

  /** Longer than an instance is paused: the answer then still comes. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int GIVES_UP_PERCENT = 4;
  private static final int GIVES_UP_WITHIN_MS = 2_000;
  private static final long BEAT_MS = 1_000;
  private static final int BEATS = 7;
  private static final long TOO_LATE_MS = (Machine.HEARTBEAT + 2) * 1_000;

  private final Client client;
  private final Queue<Deed> deeds;
  private final String name;
  private final String activity;
  private final SplittableRandom random;
  private int polls;

  Worker(Client client, Queue<Deed> deeds, String name, String activity, SplittableRandom random) {
    this.client = client;
    this.deeds = deeds;
    this.name = name;
    this.activity = activity;
    this.random = random;
  }

  /** A task that a worker has. */
  private record Task(String worker, String token, JsonNode input) {}

  /**
   * Polls once.
   *
   * @return what is to be done with the task, if there is one
   */
  Optional<Runnable> poll() {
    String worker = name + "-" + ++polls;
    boolean impatient = random.nextInt(100) < GIVES_UP_PERCENT;
    Duration patience =
        impatient ? Duration.ofMillis(1 + random.nextInt(GIVES_UP_WITHIN_MS)) : PATIENCE;
    ObjectNode input = Client.object().put("activityArn", activity).put("workerName", worker);
    Answer answer = client.once("GetActivityTask", input, Client.invocation(), patience);
    Task task = answer == null ? null : task(worker, answer);
    deeds.add(new Deed.Poll(worker, end(answer, task), task == null ? null : task.token()));
    if (task == null) {
      if (answer == null || answer.status() != 200) {
        client.pause(random.nextInt(200));
      }
      return Optional.empty();
    }
    return Optional.of(() -> work(task));
  }

  private static @Nullable Task task(String worker, Answer answer) {
    JsonNode body = answer.body();
    return body.has("taskToken")
        ? new Task(
            worker, body.path("taskToken").asText(), Evidence.parse(body.path("input").asText()))
        : null;
  }

  private static PollEnd end(@Nullable Answer answer, @Nullable Task task) {
    if (answer == null) {
      return PollEnd.CUT;
    }
    return task != null ? PollEnd.TASK : answer.status() == 200 ? PollEnd.EMPTY : PollEnd.REFUSED;
  }

  private void work(Task task) {
    String plan = task.input().path("plan").asText();
    int tries = task.input().path("tries").asInt();
    switch (plan) {
      case "fail" -> fail(task, Machine.OOPS);
      case "again 1" -> againUntil(task, tries, 1);
      case "again 2" -> againUntil(task, tries, 2);
      case "die" -> {
        if (tries == 0) {
          deeds.add(new Deed.Death(task.worker()));
        } else {
          succeed(task);
        }
      }
      case "late" -> {
        if (tries == 0) {
          deeds.add(new Deed.Death(task.worker()));
          client.pause(TOO_LATE_MS);
        }
        succeed(task);
      }
      case "beat" -> {
        beat(task);
        succeed(task);
      }
      case "repeat" -> repeat(task);
      case "second" -> second(task);
      default -> succeed(task);
    }
  }

  private void againUntil(Task task, int tries, int enough) {
    if (tries < enough) {
      fail(task, Machine.AGAIN);
    } else {
      succeed(task);
    }
  }

  private void beat(Task task) {
    for (int i = 0; i < BEATS && !client.pause(BEAT_MS); i++) {
      double sentAt = Client.now();
      ObjectNode input = Client.object().put("taskToken", task.token());
      Outcome outcome = client.call("SendTaskHeartbeat", input).outcome();
      deeds.add(new Deed.Beat(task.worker(), outcome, sentAt));
    }
  }

  private void repeat(Task task) {
    String invocation = Client.invocation();
    succeed(task, 1, Turn.FIRST, invocation);
    succeed(task, 1, Turn.REPEAT, invocation);
  }

  private void second(Task task) {
    succeed(task);
    succeed(task, 2, Turn.SECOND, Client.invocation());
  }

  private void succeed(Task task) {
    succeed(task, 1, Turn.FIRST, Client.invocation());
  }

  private void fail(Task task, String error) {
    String value = output(task, 1);
    ObjectNode input = Client.object().put("error", error).put("cause", value);
    send(task, "SendTaskFailure", input, value, Turn.FIRST, Client.invocation());
  }

  private static String output(Task task, int answer) {
    ObjectNode output =
        Client.object().put("worker", task.worker()).put("run", task.input().path("run").asText());
    if (task.input().has("item")) {
      output.set("item", task.input().path("item"));
    }
    return output.put("answer", answer).toString();
  }

  private void succeed(Task task, int answer, Turn turn, String invocation) {
    String value = output(task, answer);
    ObjectNode input = Client.object().put("output", value);
    send(task, "SendTaskSuccess", input, value, turn, invocation);
  }

  private void send(
      Task task, String action, ObjectNode input, String value, Turn turn, String invocation) {
    double sentAt = Client.now();
    Client.Result result = client.call(action, input.put("taskToken", task.token()), invocation);
    deeds.add(
        new Deed.Answer(
            task.worker(), task.token(), value, turn, result.outcome(), sentAt, result.impeded()));
  }
}
