package dev.newel.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Executions of nine states, three of which are activity tasks: at first as many as go, then half
 * as many per second, evenly. The time of an execution is from its start until the success of its
 * last task is answered, when all of it is done.
 */
final class NineScenario implements Scenario, ActivityWorkers.Listener {

  static final String NAME = "nine";

  private static final byte[] NUMBER = "\"input\":\"{\\\"k\\\":".getBytes(UTF_8);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int STARTERS = 32;
  private static final int WORKERS_OF_EACH = 16;

  /** Executions that are open while as many run as go. */
  private static final int WINDOW = 64;

  /** More than are ever open: one that is overtaken by so many is not looked up any more. */
  private static final int MOST_OPEN = 1 << 16;

  private static final double NANOS_PER_SECOND = 1e9;

  private final Installation installation;
  private final EventLoop loop;
  private final Api api;
  private final String machine;
  private final RequestTemplate start;
  private final List<ActivityWorkers> workers = new ArrayList<>();
  private final Deque<Connection> starters = new ArrayDeque<>();
  private final long[] dueAt = new long[MOST_OPEN];
  private final Latencies whole = new Latencies();

  /** The executions whose last tasks workers have, by their numbers. */
  private final Map<Connection, Long> lastTasks = new HashMap<>();

  private long started;
  private long ended;

  NineScenario(Installation installation, EventLoop loop, Api api) throws IOException {
    this.installation = installation;
    this.loop = loop;
    this.api = api;
    List<String> activities = new ArrayList<>();
    for (String name : List.of("reserve", "charge", "ship")) {
      String activity = api.createActivity("nine-" + name);
      activities.add(activity);
      boolean isLast = name.equals("ship");
      workers.add(
          new ActivityWorkers(loop, activity, isLast ? this : ActivityWorkers.Listener.NONE));
    }
    machine = api.createMachine("nine", definition(activities));
    start =
        new RequestTemplate(
            "StartExecution",
            "{\"stateMachineArn\":\"" + machine + "\",\"input\":\"{\\\"k\\\":",
            "}\"}");
  }

  /** Three times: a state that makes something, one that does it, and one that looks at it. */
  private static ObjectNode definition(List<String> activities) {
    ObjectNode definition = Api.object().put("StartAt", "Prepare0");
    ObjectNode states = definition.putObject("States");
    for (int i = 0; i < activities.size(); i++) {
      ObjectNode prepare = states.putObject("Prepare" + i);
      prepare.put("Type", "Pass").put("ResultPath", "$.step").put("Next", "Work" + i);
      prepare.put("Result", i);
      states
          .putObject("Work" + i)
          .put("Type", "Task")
          .put("Resource", activities.get(i))
          .put("ResultPath", "$.result" + i)
          .put("Next", "Look" + i);
      boolean isLast = i == activities.size() - 1;
      ObjectNode look = states.putObject("Look" + i);
      if (isLast) {
        look.put("Type", "Succeed");
      } else {
        look.put("Type", "Choice")
            .putArray("Choices")
            .addObject()
            .put("Variable", "$.result" + i + ".ok")
            .put("NumericEquals", 1)
            .put("Next", "Prepare" + (i + 1));
      }
    }
    return definition;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Figures run(Duration time) throws IOException {
    for (int i = 0; i < STARTERS; i++) {
      starters.add(new Connection(loop, i));
    }
    for (ActivityWorkers each : workers) {
      each.begin(WORKERS_OF_EACH);
    }
    Figures figures = new Figures();
    Duration half = time.dividedBy(2);
    Meter meter = new Meter(installation);
    long before = ended;
    double rate = asManyAsGo(half);
    meter.reportCost(figures, ended - before);
    figures.put("executions/s", rate);
    whole.clear();
    evenly(half, rate / 2);
    whole.reportTo(figures, "whole at half load");
    if (api.hasRunning(machine)) {
      loop.errors().add("executions of " + machine + " have not ended");
    }
    finish();
    return figures;
  }

  /**
   * Keeps a number of executions open for some time.
   *
   * @return how many have ended per second
   */
  private double asManyAsGo(Duration time) throws IOException {
    long begin = System.nanoTime();
    long endedBefore = ended;
    long end = begin + time.toNanos();
    while (System.nanoTime() < end) {
      while (started - ended < WINDOW && !starters.isEmpty()) {
        startOne(System.nanoTime());
      }
      loop.step(1);
    }
    double rate = (ended - endedBefore) * NANOS_PER_SECOND / (System.nanoTime() - begin);
    awaitEnd();
    return rate;
  }

  /** Starts so many per second, however many are still open. */
  private void evenly(Duration time, double perSecond) throws IOException {
    long begin = System.nanoTime();
    double interval = NANOS_PER_SECOND / perSecond;
    boolean isBehind = false;
    for (long i = 0; i * interval < time.toNanos(); i++) {
      long due = begin + (long) (i * interval);
      isBehind &= due <= System.nanoTime();
      while (due > System.nanoTime() || starters.isEmpty()) {
        isBehind |= starters.isEmpty();
        loop.step(1);
      }
      // that this generator looks up late is nothing of Newel's; that all starters still wait is
      startOne(isBehind ? due : System.nanoTime());
    }
    awaitEnd();
  }

  private void startOne(long due) throws IOException {
    dueAt[(int) (started % MOST_OPEN)] = due;
    ByteBuffer number = ByteBuffer.wrap(Long.toString(started).getBytes(UTF_8));
    started++;
    starters.remove().send(start, number, this::startAnswered);
  }

  private void startAnswered(Connection starter, Answer answer) {
    starters.add(starter);
    if (!answer.isOk()) {
      ended++;
    }
  }

  private void awaitEnd() throws IOException {
    loop.runUntil(() -> ended == started, PATIENCE, "the end of all executions of nine states");
  }

  @Override
  public void taken(Connection worker, Answer task) {
    lastTasks.put(worker, task.number(NUMBER));
  }

  @Override
  public void answered(Connection worker, Answer answer) {
    ended++;
    Long number = lastTasks.remove(worker);
    if (number != null && answer.isOk()) {
      whole.add(System.nanoTime() - dueAt[(int) (number % MOST_OPEN)]);
    }
  }

  private void finish() throws IOException {
    for (Connection starter : starters) {
      starter.close();
    }
    starters.clear();
    for (ActivityWorkers each : workers) {
      each.finish();
    }
  }
}
