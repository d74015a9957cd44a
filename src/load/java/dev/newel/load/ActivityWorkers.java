package dev.newel.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Workers that poll for tasks of an activity and send success at once. */
final class ActivityWorkers {

  private static final byte[] TOKEN = "\"taskToken\":\"".getBytes(UTF_8);
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  /** Hears what the workers do. */
  interface Listener {

    /** A worker has got a task. */
    void taken(Connection worker, Answer task);

    /** The success of a task was answered. */
    void answered(Connection worker, Answer answer) throws IOException;

    /** Nobody who wants to know. */
    Listener NONE =
        new Listener() {
          @Override
          public void taken(Connection worker, Answer task) {}

          @Override
          public void answered(Connection worker, Answer answer) {}
        };
  }

  private final EventLoop loop;
  private final Listener listener;
  private final RequestTemplate poll;
  private final RequestTemplate success =
      new RequestTemplate(
          "SendTaskSuccess", "{\"taskToken\":\"", "\",\"output\":\"{\\\"ok\\\":1}\"}");
  private final List<Connection> workers = new ArrayList<>();

  /**
   * @param activity its ARN
   */
  ActivityWorkers(EventLoop loop, String activity, Listener listener) {
    this.loop = loop;
    this.listener = listener;
    poll =
        new RequestTemplate(
            "GetActivityTask", "{\"activityArn\":\"" + activity + "\",\"workerName\":\"w", "\"}");
  }

  /** Opens connections, and lets workers poll; returns when Newel has had time for it. */
  void begin(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Connection worker = new Connection(loop, i);
      workers.add(worker);
      poll(worker);
      loop.step(1);
    }
    loop.runFor(Duration.ofSeconds(1));
  }

  private void poll(Connection worker) throws IOException {
    worker.send(poll, NOTHING, this::polled);
  }

  /** A poll that ends without a task is made again. */
  private void polled(Connection worker, Answer answer) throws IOException {
    ByteBuffer token = answer.text(TOKEN);
    if (token == null) {
      poll(worker);
      return;
    }
    listener.taken(worker, answer);
    worker.send(success, token, this::successAnswered);
  }

  private void successAnswered(Connection worker, Answer answer) throws IOException {
    // before the next call, whose answer comes in the place of this one
    listener.answered(worker, answer);
    poll(worker);
  }

  /** Goes away, polls under way or not. */
  void finish() throws IOException {
    for (Connection worker : workers) {
      worker.close();
    }
    workers.clear();
  }
}
