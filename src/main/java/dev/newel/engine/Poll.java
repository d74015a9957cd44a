package dev.newel.engine;

import dev.newel.bus.EngineReply;
import dev.newel.bus.EngineRequest;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A worker that waits for a task. Any engine of the process may claim it, one at a time. */
final class Poll {

  private enum State {
    WAITING,
    CLAIMED,
    ENDED
  }

  private final EngineRequest.Poll request;
  private final Consumer<EngineReply> answer;
  private final Consumer<Poll> home;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

  /**
   * A poll that waits.
   *
   * @param home takes the poll back when a claim came to nothing, on the event loop of its desk
   */
  Poll(EngineRequest.Poll request, Consumer<EngineReply> answer, Consumer<Poll> home) {
    this.request = request;
    this.answer = answer;
    this.home = home;
  }

  @Nullable String worker() {
    return request.worker();
  }

  String activity() {
    return request.activity();
  }

  boolean isWaiting() {
    return state.get() == State.WAITING;
  }

  /** Takes the poll for a task; false if another has it, it has ended, or its client has gone. */
  boolean claim() {
    if (!state.compareAndSet(State.WAITING, State.CLAIMED)) {
      return false;
    }
    if (request.isClientGone().getAsBoolean()) {
      state.set(State.ENDED);
      return false;
    }
    return true;
  }

  /** Lets a claimed poll wait on. */
  void release() {
    if (state.compareAndSet(State.CLAIMED, State.WAITING)) {
      home.accept(this);
    }
  }

  /** Answers a claimed poll. */
  void answer(EngineReply.Task task) {
    if (state.compareAndSet(State.CLAIMED, State.ENDED)) {
      answer.accept(task);
    }
  }

  /** Ends a poll that nobody has claimed, with no task. */
  void expire() {
    if (state.compareAndSet(State.WAITING, State.ENDED)) {
      answer.accept(new EngineReply.NoTask());
    }
  }

  boolean hasEnded() {
    return state.get() == State.ENDED;
  }
}
