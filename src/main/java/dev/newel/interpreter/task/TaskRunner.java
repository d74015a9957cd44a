package dev.newel.interpreter.task;

import dev.newel.asl.TaskState;
import dev.newel.asl.data.DataStep;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateOutput;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.interpreter.flow.StateEvents;
import dev.newel.interpreter.flow.StateRunner;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.BegunWork;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.event.EventType;
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
    // the token stands in the arguments, so that the nonce is there before them
    long nonce = step.newNonce();
    TaskRequest request = request(step, frame, task, scope(step, frame, task, nonce));
    TaskMocks.@Nullable Answers mocked = MockedTask.answers(step, task);
    Environment environment =
        mocked == null ? step.environment() : step.environment().withAllActivities();
    long event = frame.lastEvent();
    for (TaskEvent each : protocol.scheduled(request, environment)) {
      event = append(step, event, each);
    }
    Pending pending =
        Pending.task(
                nonce,
                millisFrom(step.turn().now(), request.timeoutSeconds()),
                millisFrom(0, request.heartbeatSeconds()),
                request.arguments())
            .goingOnWith(frame.before())
            .scheduledAfter(sinceEntry(step, frame));
    step.turn().put(frame.in(protocol.begins(), event, pending));
    if (mocked == null) {
      step.turn().add(protocol.effect(frame.id(), pending, request.roleArn()));
    } else {
      new MockedTask(this, step, task).answer(frame.id(), nonce, mocked);
    }
  }

  private static Scope scope(Step step, Frame frame, TaskState task, long nonce) {
    return TaskProtocol.of(task).hasToken()
        ? step.scopes().ofTask(frame, task, nonce)
        : step.scopes().of(frame, task);
  }

  private static TaskRequest request(Step step, Frame frame, TaskState task, Scope scope) {
    Json input = frame.input();
    return new TaskRequest(
        task.data().argumentsField(),
        step.payloads().check(task, task.data().arguments(input, scope)),
        task.timeoutSeconds(input, scope),
        task.heartbeatSeconds(input, scope),
        task.roleArn(input, scope));
  }

  private static long sinceEntry(Step step, Frame frame) {
    return step.turn().time() - frame.enteredTime();
  }

  /** 0 where there are no seconds. */
  private static long millisFrom(long start, @Nullable Long seconds) {
    return seconds == null ? 0 : start + seconds * 1000;
  }

  /** What a frame that waits for a task has asked for; null where that is in a worker's hands. */
  public @Nullable Effect effectOf(Step step, Frame frame) {
    TaskState task = (TaskState) step.scopes().state(frame);
    if (frame.phase() == Phase.SUBMITTED) {
      return look(step, frame, task, frame.dueAt());
    }
    return frame.phase() == TaskProtocol.of(task).begins() ? effect(step, frame, task) : null;
  }

  private static Effect effect(Step step, Frame frame, TaskState task) {
    return TaskProtocol.of(task).effect(frame.id(), pendingOf(frame), role(step, frame, task));
  }

  private static @Nullable Effect look(Step step, Frame frame, TaskState task, long dueAt) {
    Pending pending = pendingOf(frame);
    BegunWork work = BegunWork.of(pending.given());
    return TaskProtocol.of(task)
        .look(frame.id(), pending.nonce(), work, role(step, frame, task), dueAt);
  }

  private static @Nullable String role(Step step, Frame frame, TaskState task) {
    return task.role() == null
        ? null
        : task.roleArn(frame.input(), scope(step, frame, task, pendingOf(frame).nonce()));
  }

  /** A worker took the task. */
  public Outcome taken(Step step, Stimulus.TaskStarted taken) {
    Frame frame = step.turn().frame(taken.frame());
    if (frame == null || !frame.awaits(taken.nonce()) || frame.phase() != Phase.SCHEDULED) {
      return Outcome.NO_SUCH_TASK;
    }
    TaskState task = (TaskState) step.scopes().state(frame);
    TaskEvent started = TaskProtocol.of(task).started(taken.worker());
    long event = append(step, frame.lastEvent(), started);
    Pending pending =
        pendingOf(frame).handedOut(taken.token(), sinceEntry(step, frame)).heard(step.turn().now());
    step.turn().put(frame.in(Phase.STARTED, event, pending));
    step.turn().takeBack(effect(step, frame, task));
    return Outcome.ACCEPTED;
  }

  /** A call has handed the work on. */
  public Outcome submitted(Step step, Stimulus.TaskSubmitted submitted) {
    Frame frame = underWay(step, submitted.frame(), submitted.nonce());
    if (frame == null || frame.phase() == Phase.SUBMITTED) {
      return Outcome.NO_SUCH_TASK;
    }
    TaskState task = (TaskState) step.scopes().state(frame);
    TaskEvent event = TaskProtocol.of(task).submitted(submitted.output());
    if (event == null) {
      return Outcome.NO_SUCH_TASK;
    }
    Pending pending = pendingOf(frame);
    BegunWork work = new BegunWork(pending.given().node(), submitted.output().node());
    long now = step.turn().now();
    Frame waiting =
        frame.in(
            Phase.SUBMITTED,
            append(step, frame.lastEvent(), event),
            TaskProtocol.of(task).isWatched()
                ? pending.watching(Looks.next(now, now), work.json())
                : pending.heard(now));
    step.turn().put(waiting);
    return Outcome.ACCEPTED;
  }

  /** The worker, or the call, gave a result. */
  public Outcome succeeded(Step step, Stimulus.TaskSucceeded succeeded) {
    Frame frame = underWay(step, succeeded.frame(), succeeded.nonce());
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
                .leave(answered, task, output(step, answered, task, result), task.transition()));
    return Outcome.ACCEPTED;
  }

  private static StateOutput output(Step step, Frame frame, TaskState task, Json result) {
    Scope scope = step.scopes().of(frame, task);
    return task.data().output(frame.input(), scope.saw(DataStep.RESULT, result), scope);
  }

  /** The worker, or the call, failed. */
  public Outcome failed(Step step, Stimulus.TaskFailed failed) {
    Frame frame = underWay(step, failed.frame(), failed.nonce());
    if (frame == null) {
      return Outcome.NO_SUCH_TASK;
    }
    Frame ended = end(step, frame, protocol(step, frame).failed(failed.error(), failed.cause()));
    step.failures().failed(ended, failed.error(), failed.cause(), names(failed.error()));
    return Outcome.ACCEPTED;
  }

  private static List<String> names(@Nullable String error) {
    if (error == null) {
      return List.of();
    }
    return error.equals(ErrorName.DATA_LIMIT_EXCEEDED)
        ? List.of(error, ErrorName.TASK_FAILED)
        : List.of(error);
  }

  /** The frame of a task that is under way; null where it is not, or not any more. */
  private static @Nullable Frame underWay(Step step, int id, long nonce) {
    Frame frame = step.turn().frame(id);
    return frame != null && frame.awaits(nonce) && frame.phase() != Phase.SCHEDULED ? frame : null;
  }

  /** Its work is to be looked at, or it took too long, or its worker was silent for too long. */
  @Override
  public void due(Step step, Frame frame, TaskState task) {
    long now = step.turn().now();
    Effect look = frame.phase() == Phase.SUBMITTED ? look(step, frame, task, now) : null;
    if (look == null || pendingOf(frame).timedOut(now)) {
      timeOut(step, frame, task);
    } else {
      Pending pending = pendingOf(frame);
      long next = Looks.next(frame.enteredTime(), now);
      step.turn()
          .put(
              frame.in(
                  Phase.SUBMITTED, frame.lastEvent(), pending.watching(next, pending.given())));
      step.turn().add(look);
    }
  }

  private void timeOut(Step step, Frame frame, TaskState task) {
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
    Effect withdrawal = withdrawal(step, frame, task);
    if (withdrawal != null
        && (frame.phase() == Phase.SUBMITTED || !step.turn().takeBack(effect(step, frame, task)))) {
      step.turn().add(withdrawal);
    }
  }

  private static @Nullable Effect withdrawal(Step step, Frame frame, TaskState task) {
    TaskProtocol protocol = TaskProtocol.of(task);
    Pending pending = pendingOf(frame);
    if (frame.phase() == Phase.SUBMITTED && protocol.isWatched()) {
      return protocol.stop(
          frame.id(), pending.nonce(), BegunWork.of(pending.given()), role(step, frame, task));
    }
    return frame.phase() == protocol.begins() || frame.phase() == Phase.SUBMITTED
        ? protocol.withdrawal(frame.id(), pending)
        : null;
  }

  private static Frame end(Step step, Frame frame, TaskEvent event) {
    Frame ended =
        frame.in(Phase.READY, append(step, frame.lastEvent(), event), pendingOf(frame).over());
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
}
