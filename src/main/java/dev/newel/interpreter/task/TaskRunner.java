package dev.newel.interpreter.task;

import dev.newel.asl.ErrorName;
import dev.newel.asl.Json;
import dev.newel.asl.Scope;
import dev.newel.asl.TaskState;
import dev.newel.interpreter.flow.StateEvents;
import dev.newel.interpreter.flow.StateRunner;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.EventType;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Stimulus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of one attempt at a task: scheduled, started, and answered or timed out. */
public final class TaskRunner implements StateRunner<TaskState> {

  private static final StateEvents EVENTS =
      new StateEvents(
          EventType.TASK_STATE_ENTERED,
          EventType.TASK_STATE_EXITED,
          EventType.TASK_STATE_ABORTED,
          null);

  @Override
  public StateEvents events() {
    return EVENTS;
  }

  @Override
  public void run(Step step, Frame frame, TaskState task) {
    TaskProtocol protocol = TaskProtocol.of(task);
    TaskRequest request = request(step, frame, task);
    long event = frame.lastEvent();
    for (TaskEvent each : protocol.scheduled(request, step.environment())) {
      event = append(step, event, each);
    }
    Pending pending =
        Pending.task(
            nonce(step),
            millisFrom(step.turn().now(), request.timeoutSeconds()),
            millisFrom(0, request.heartbeatSeconds()),
            request.arguments());
    step.turn().put(frame.in(protocol.begins(), event, pending));
    step.turn().add(protocol.effect(frame.id(), pending.nonce(), request.arguments()));
  }

  private static TaskRequest request(Step step, Frame frame, TaskState task) {
    Scope scope = step.scopes().of(frame, task);
    Json input = frame.input();
    return new TaskRequest(
        step.payloads().check(task, task.data().arguments(input, scope)),
        task.timeoutSeconds(input, scope),
        task.heartbeatSeconds(input, scope));
  }

  /** 0 where there are no seconds. */
  private static long millisFrom(long start, @Nullable Long seconds) {
    return seconds == null ? 0 : start + seconds * 1000;
  }

  /** What a frame that waits for a task has asked for; null where that is in a worker's hands. */
  public @Nullable Effect effectOf(Step step, Frame frame) {
    TaskProtocol protocol = protocol(step, frame);
    return frame.phase() == protocol.begins() ? effect(protocol, frame) : null;
  }

  private static Effect effect(TaskProtocol protocol, Frame frame) {
    Pending pending = pendingOf(frame);
    Json arguments = pending.arguments() == null ? Json.EMPTY_OBJECT : pending.arguments();
    return protocol.effect(frame.id(), pending.nonce(), arguments);
  }

  /** A worker took the task. */
  public Outcome taken(Step step, Stimulus.TaskStarted taken) {
    Frame frame = step.turn().frame(taken.frame());
    if (frame == null || !frame.awaits(taken.nonce()) || frame.phase() != Phase.SCHEDULED) {
      return Outcome.NO_SUCH_TASK;
    }
    TaskProtocol protocol = protocol(step, frame);
    long event = append(step, frame.lastEvent(), protocol.started(taken.worker()));
    Pending pending = pendingOf(frame).handedOut(taken.token()).heard(step.turn().now());
    step.turn().put(frame.in(Phase.STARTED, event, pending));
    step.turn().takeBack(effect(protocol, frame));
    return Outcome.ACCEPTED;
  }

  /** The worker, or the call, gave a result. */
  public Outcome succeeded(Step step, Stimulus.TaskSucceeded succeeded) {
    Frame frame = started(step, succeeded.frame(), succeeded.nonce());
    if (frame == null) {
      return Outcome.NO_SUCH_TASK;
    }
    TaskState task = (TaskState) step.scopes().state(frame);
    Json result = succeeded.output();
    Frame answered = end(step, frame, TaskProtocol.of(task).succeeded(result));
    step.guard(
        answered,
        () ->
            step.flow()
                .leave(
                    answered,
                    task,
                    task.data().output(answered.input(), result, step.scopes().of(answered, task)),
                    task.transition()));
    return Outcome.ACCEPTED;
  }

  /** The worker, or the call, failed. */
  public Outcome failed(Step step, Stimulus.TaskFailed failed) {
    Frame frame = started(step, failed.frame(), failed.nonce());
    if (frame == null) {
      return Outcome.NO_SUCH_TASK;
    }
    Frame ended = end(step, frame, protocol(step, frame).failed(failed.error(), failed.cause()));
    List<String> names = failed.error() == null ? List.of() : List.of(failed.error());
    step.failures().failed(ended, failed.error(), failed.cause(), names);
    return Outcome.ACCEPTED;
  }

  /** The frame of a task that is under way; null where it is not, or not any more. */
  private static @Nullable Frame started(Step step, int id, long nonce) {
    Frame frame = step.turn().frame(id);
    return frame != null && frame.awaits(nonce) && frame.phase() == Phase.STARTED ? frame : null;
  }

  /** The task took too long, or its worker was silent for too long. */
  @Override
  public void due(Step step, Frame frame, TaskState task) {
    Frame ended = end(step, frame, TaskProtocol.of(task).timedOut(ErrorName.TIMEOUT, null));
    withdraw(step, frame, task);
    List<String> names =
        pendingOf(frame).missedHeartbeat(step.turn().now())
            ? List.of(ErrorName.TIMEOUT, ErrorName.HEARTBEAT_TIMEOUT)
            : List.of(ErrorName.TIMEOUT);
    step.failures().failed(ended, ErrorName.TIMEOUT, null, names);
  }

  @Override
  public void withdraw(Step step, Frame frame, TaskState task) {
    TaskProtocol protocol = TaskProtocol.of(task);
    if (frame.phase() != protocol.begins()) {
      return;
    }
    Effect withdrawal = protocol.withdrawal(frame.id(), pendingOf(frame).nonce());
    if (withdrawal != null && !step.turn().takeBack(effect(protocol, frame))) {
      step.turn().add(withdrawal);
    }
  }

  private static Frame end(Step step, Frame frame, TaskEvent event) {
    Frame ended = frame.in(Phase.READY, append(step, frame.lastEvent(), event), null);
    step.turn().put(ended);
    return ended;
  }

  private static long append(Step step, long previous, TaskEvent event) {
    return step.turn().append(event.type(), previous, event.values());
  }

  private static TaskProtocol protocol(Step step, Frame frame) {
    return TaskProtocol.of((TaskState) step.scopes().state(frame));
  }

  private static Pending pendingOf(Frame frame) {
    Pending pending = frame.pending();
    if (pending == null) {
      throw new IllegalStateException("frame " + frame.id() + " waits for nothing");
    }
    return pending;
  }

  private static long nonce(Step step) {
    long nonce;
    do {
      nonce = step.environment().random().nextLong();
    } while (nonce == 0);
    return nonce;
  }
}
