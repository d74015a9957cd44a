package dev.newel.bus;

import dev.newel.bus.NewelClient.ActivityTask;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Works an activity over the event bus: takes its tasks, has them done by a {@link TaskHandler},
 * gives signs of life meanwhile, and says what became of them. Started by {@link NewelClient#work};
 * a verticle that has one stops it in its own stop.
 *
 * <p>It polls for as long as it runs, also while Newel or the activity is not there yet.
 */
public final class ActivityWorker {

  /** What a task fails with that a worker gives back: a state retries it to have it done. */
  public static final String STOPPED = "Worker.Stopped";

  private static final Logger LOG = System.getLogger(ActivityWorker.class.getName());

  /** Tasks come as fast as so many polls bring them: a poll for each one would only wait. */
  private static final int MOST_POLLS = 8;

  private static final long SOONEST_MS = 100;
  private static final long LATEST_MS = 10_000;

  private final Vertx vertx;
  private final Context context;
  private final NewelClient client;
  private final String activityArn;
  private final WorkerOptions options;
  private final TaskHandler handler;
  private final Set<TaskInHand> inHand = new HashSet<>();
  private final Promise<Void> stopped = Promise.promise();
  private int polls;
  private int failedPolls;
  private boolean stopping;

  private ActivityWorker(
      Vertx vertx,
      NewelClient client,
      String activityArn,
      WorkerOptions options,
      TaskHandler handler) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.client = client;
    this.activityArn = activityArn;
    this.options = options;
    this.handler = handler;
  }

  static ActivityWorker start(
      Vertx vertx,
      NewelClient client,
      String activityArn,
      WorkerOptions options,
      TaskHandler handler) {
    ActivityWorker worker = new ActivityWorker(vertx, client, activityArn, options, handler);
    worker.context.runOnContext(now -> worker.poll());
    return worker;
  }

  private void poll() {
    while (!stopping && polls < MOST_POLLS && polls + inHand.size() < options.concurrency()) {
      polls++;
      client.getActivityTask(activityArn, options.name()).onComplete(this::polled);
    }
  }

  private void polled(AsyncResult<@Nullable ActivityTask> answer) {
    if (answer.failed()) {
      pollLater(answer.cause());
      return;
    }
    polls--;
    failedPolls = 0;
    ActivityTask task = answer.result();
    if (task != null) {
      take(task);
    }
    poll();
  }

  /** The poll that failed counts until it is made again. */
  private void pollLater(Throwable cause) {
    if (failedPolls == 0 && !stopping) {
      LOG.log(
          Level.WARNING,
          "cannot get tasks of {0}, and goes on trying: {1}",
          activityArn,
          cause.getMessage());
    }
    long delay = Math.min(LATEST_MS, SOONEST_MS << Math.min(failedPolls, 10));
    failedPolls++;
    vertx.setTimer(
        delay,
        timer -> {
          polls--;
          poll();
        });
  }

  private void take(ActivityTask task) {
    TaskInHand taken = new TaskInHand(vertx, client, task);
    if (stopping) {
      // it came of a poll that was on its way already
      taken.fail(giveBack());
      return;
    }
    inHand.add(taken);
    taken.run(handler, options.heartbeatEvery()).onComplete(done -> finished(taken));
  }

  private void finished(TaskInHand task) {
    inHand.remove(task);
    poll();
    if (stopping && inHand.isEmpty()) {
      stopped.tryComplete();
    }
  }

  private TaskFailure giveBack() {
    return new TaskFailure(STOPPED, "The worker '%s' was stopped".formatted(options.name()));
  }

  /**
   * Takes no more tasks, and waits for those in hand for as long as the options say. What is not
   * done then fails with {@value #STOPPED}, so that its state can have it done by another worker.
   */
  public Future<Void> stop() {
    context.runOnContext(now -> stopHere());
    return stopped.future();
  }

  private void stopHere() {
    if (stopping) {
      return;
    }
    stopping = true;
    if (inHand.isEmpty()) {
      stopped.tryComplete();
    } else {
      vertx.setTimer(Math.max(1, options.stopWithin().toMillis()), timer -> giveAllBack());
    }
  }

  private void giveAllBack() {
    List<Future<Void>> given = inHand.stream().map(task -> task.fail(giveBack())).toList();
    Future.join(given).onComplete(all -> stopped.tryComplete());
  }
}
