package dev.newel.engine.activity;

import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A worker that waits for a task. Any engine of the process may claim it, one at a time. */
public final class Poll {

  private enum State {
    WAITING,
    CLAIMED,
    ENDED
  }

  private final EngineRequest.Poll request;
  private final Consumer<EngineReply> answer;
  private final Consumer<Poll> home;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private volatile Runnable onEnd = () -> {};
  private volatile boolean overdue;

  /**
   * A poll that waits.
   *
   * @param home takes the poll back when a claim came to nothing, on the event loop of its activity
   */
  Poll(EngineRequest.Poll request, Consumer<EngineReply> answer, Consumer<Poll> home) {
    this.request = request;
    this.answer = answer;
    this.home = home;
  }

  /** What to do when the poll ends, however it does; to be given before anyone can claim it. */
  void onEnd(Runnable task) {
    onEnd = task;
  }

  /** What the worker calls itself. */
  public @Nullable String worker() {
    return request.worker();
  }

  /** Whether a task is surely of the activity that this is for, and not of one before it. */
  boolean accepts(WaitingTask task) {
    return request.created() <= task.activityWasThere();
  }

  boolean isClientGone() {
    return request.isClientGone().getAsBoolean();
  }

  /**
   * Whether the client is to be asked for its {@link #presence} before a task is started for it.
   */
  boolean asksFirst() {
    return request.presence() != null;
  }

  /** Whether the client of a claimed poll is there, by its own word where it is to be asked. */
  Future<Boolean> presence() {
    Supplier<Future<Boolean>> question = request.presence();
    return question == null ? Future.succeededFuture(!isClientGone()) : question.get();
  }

  /** Takes the poll for a task; false if another has it, it has ended, or its client has gone. */
  boolean claim() {
    if (!state.compareAndSet(State.WAITING, State.CLAIMED)) {
      return false;
    }
    if (isClientGone()) {
      leave();
      return false;
    }
    return true;
  }

  /** Ends a claimed poll whose client has gone. */
  void leave() {
    if (state.compareAndSet(State.CLAIMED, State.ENDED)) {
      onEnd.run();
      // nobody hears it, and nobody goes on waiting for it either
      answer.accept(new EngineReply.NoTask());
    }
  }

  /** Lets a claimed poll wait on, unless its time has passed meanwhile. */
  public void waitOn() {
    if (state.compareAndSet(State.CLAIMED, State.WAITING)) {
      if (overdue) {
        expire();
      } else {
        home.accept(this);
      }
    }
  }

  /** Answers a claimed poll. */
  public void answer(EngineReply.Task task) {
    if (state.compareAndSet(State.CLAIMED, State.ENDED)) {
      onEnd.run();
      answer.accept(task);
    }
  }

  /** Ends a poll with no task: now, or when a claim on it comes to nothing. */
  void expire() {
    overdue = true;
    if (state.compareAndSet(State.WAITING, State.ENDED)) {
      onEnd.run();
      answer.accept(new EngineReply.NoTask());
    }
  }
}
