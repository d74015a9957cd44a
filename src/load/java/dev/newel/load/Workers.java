package dev.newel.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;

/**
 * Clients that start executions of one activity task, and workers that poll for the tasks and send
 * success at once. The input of an execution is its number, by which the worker's task tells when
 * it was started.
 */
final class Workers implements ActivityWorkers.Listener {

  private static final byte[] NUMBER = "\"input\":\"{\\\"k\\\":".getBytes(UTF_8);

  /** More than any window: an execution that is overtaken by so many is not looked up any more. */
  private static final int MOST_OPEN = 1 << 16;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * @param window executions that may be open at a time
   * @param pause from the end of one execution to the start of the next, on the average
   */
  record Shape(String name, int starters, int workers, int window, Duration pause) {}

  private final Shape shape;
  private final EventLoop loop;
  private final RequestTemplate start;
  private final ActivityWorkers workers;
  private final Deque<Connection> starters = new ArrayDeque<>();
  private final long[] startedAt = new long[MOST_OPEN];
  private final Latencies startToWorker = new Latencies();
  private final SplittableRandom random = new SplittableRandom(1);
  private long end;
  private long pauseEnd;
  private long started;
  private long ended;
  private long succeeded;

  Workers(Shape shape, EventLoop loop, Api api) throws IOException {
    this.shape = shape;
    this.loop = loop;
    String activity = api.createActivity(shape.name());
    ObjectNode task = Api.object().put("Type", "Task").put("Resource", activity);
    String machine = api.createMachine(shape.name(), task, 1);
    start =
        new RequestTemplate(
            "StartExecution",
            "{\"stateMachineArn\":\"" + machine + "\",\"input\":\"{\\\"k\\\":",
            "}\"}");
    workers = new ActivityWorkers(loop, activity, this);
  }

  /** Opens all connections, and lets the workers poll; returns when Newel has had time for it. */
  void begin() throws IOException {
    for (int i = 0; i < shape.starters(); i++) {
      starters.add(new Connection(loop, i));
    }
    workers.begin(shape.workers());
  }

  /**
   * Starts executions for some time, and waits for the end of all.
   *
   * @return how many tasks went from start to success
   */
  long run(Duration time) throws IOException {
    startToWorker.clear();
    succeeded = 0;
    end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      startWhatMay();
      loop.step(1);
    }
    loop.runUntil(() -> ended == started, PATIENCE, "the end of all tasks");
    loop.runUntil(
        () -> starters.size() == shape.starters(), PATIENCE, "answers to all StartExecution");
    return succeeded;
  }

  Latencies startToWorker() {
    return startToWorker;
  }

  /** Goes away, polls under way or not. */
  void finish() throws IOException {
    for (Connection starter : starters) {
      starter.close();
    }
    starters.clear();
    workers.finish();
  }

  private void startWhatMay() throws IOException {
    long now = System.nanoTime();
    while (now < end && now >= pauseEnd && started - ended < shape.window()) {
      Connection starter = starters.poll();
      if (starter == null) {
        return;
      }
      startedAt[(int) (started % MOST_OPEN)] = System.nanoTime();
      ByteBuffer number = ByteBuffer.wrap(Long.toString(started).getBytes(UTF_8));
      started++;
      starter.send(start, number, this::startAnswered);
    }
  }

  private void startAnswered(Connection starter, Answer answer) throws IOException {
    starters.add(starter);
    if (!answer.isOk()) {
      ended++;
    }
    startWhatMay();
  }

  @Override
  public void taken(Connection worker, Answer task) {
    int slot = (int) (task.number(NUMBER) % MOST_OPEN);
    startToWorker.add(System.nanoTime() - startedAt[slot]);
  }

  @Override
  public void answered(Connection worker, Answer answer) throws IOException {
    ended++;
    if (answer.isOk()) {
      succeeded++;
    }
    long pause = shape.pause().toNanos();
    pauseEnd = System.nanoTime() + (pause == 0 ? 0 : pause / 2 + random.nextLong(pause));
    startWhatMay();
  }
}
