package dev.newel.interpreter;

import dev.newel.asl.ErrorName;
import dev.newel.asl.Json;
import dev.newel.asl.Scope;
import dev.newel.asl.StateException;
import dev.newel.asl.TaskResource;
import dev.newel.asl.TaskState;
import dev.newel.interpreter.Interpreter.Run;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.EventType;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Stimulus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of one attempt at a task: scheduled, taken, and answered or timed out. */
final class TaskAttempts {

  private final Run run;

  TaskAttempts(Run run) {
    this.run = run;
  }

  void schedule(Frame frame, TaskState task, Scope scope) {
    Json arguments = run.payloads.check(task, task.arguments(frame.input(), scope));
    Long timeout = task.timeoutSeconds(frame.input(), scope);
    Long heartbeat = task.heartbeatSeconds(frame.input(), scope);
    Pending pending =
        Pending.task(
            nonce(),
            timeout == null ? 0 : run.turn.now() + timeout * 1000,
            heartbeat == null ? 0 : heartbeat * 1000,
            arguments);
    if (task.target() instanceof TaskResource.Activity activity) {
      scheduleActivity(frame, activity, pending, timeout, heartbeat);
    } else if (task.target() instanceof TaskResource.ServiceIntegration service) {
      callService(frame, service, pending, timeout, heartbeat);
    }
  }

  private void scheduleActivity(
      Frame frame,
      TaskResource.Activity activity,
      Pending pending,
      @Nullable Long timeout,
      @Nullable Long heartbeat) {
    if (!run.environment.activityExists().test(activity.arn())) {
      throw StateException.runtime("The activity " + activity.arn() + " does not exist.");
    }
    long event =
        run.turn.append(
            EventType.ACTIVITY_SCHEDULED,
            frame.lastEvent(),
            activity.arn(),
            pending.arguments(),
            timeout,
            heartbeat);
    run.turn.put(frame.in(Phase.SCHEDULED, event, pending));
    run.turn.add(new Effect.OfferTask(frame.id(), pending.nonce(), activity.arn()));
  }

  private void callService(
      Frame frame,
      TaskResource.ServiceIntegration service,
      Pending pending,
      @Nullable Long timeout,
      @Nullable Long heartbeat) {
    long scheduled =
        run.turn.append(
            EventType.TASK_SCHEDULED,
            frame.lastEvent(),
            service.service(),
            service.action(),
            run.environment.region(),
            pending.arguments(),
            timeout,
            heartbeat);
    long started =
        run.turn.append(EventType.TASK_STARTED, scheduled, service.service(), service.action());
    run.turn.put(frame.in(Phase.STARTED, started, pending));
    run.turn.add(call(frame, service, pending));
  }

  private static Effect call(
      Frame frame, TaskResource.ServiceIntegration service, Pending pending) {
    Json arguments = pending.arguments() == null ? Json.EMPTY_OBJECT : pending.arguments();
    return new Effect.CallService(
        frame.id(), pending.nonce(), service.service(), service.action(), arguments);
  }

  @Nullable Effect effectOf(Frame frame) {
    Pending pending = pendingOf(frame);
    TaskResource resource = resource(frame);
    if (resource instanceof TaskResource.Activity activity && frame.phase() == Phase.SCHEDULED) {
      return new Effect.OfferTask(frame.id(), pending.nonce(), activity.arn());
    } else if (resource instanceof TaskResource.ServiceIntegration service
        && frame.phase() == Phase.STARTED) {
      return call(frame, service, pending);
    }
    return null;
  }

  Outcome taken(Stimulus.TaskTaken taken) {
    Frame frame = run.turn.frame(taken.frame());
    if (frame == null || !frame.awaits(taken.nonce()) || frame.phase() != Phase.SCHEDULED) {
      return Outcome.NO_SUCH_TASK;
    }
    long event = run.turn.append(EventType.ACTIVITY_STARTED, frame.lastEvent(), taken.worker());
    Pending pending = pendingOf(frame).handedOut(taken.token()).heard(run.turn.now());
    run.turn.put(frame.in(Phase.STARTED, event, pending));
    if (resource(frame) instanceof TaskResource.Activity activity) {
      run.turn.takeBack(new Effect.OfferTask(frame.id(), taken.nonce(), activity.arn()));
    }
    return Outcome.TAKEN;
  }

  Outcome succeeded(Stimulus.TaskSucceeded succeeded) {
    Frame frame = run.turn.frame(succeeded.frame());
    if (frame == null || !frame.awaits(succeeded.nonce()) || frame.phase() != Phase.STARTED) {
      return Outcome.NO_SUCH_TASK;
    }
    Json result = succeeded.output();
    long event =
        resource(frame) instanceof TaskResource.ServiceIntegration service
            ? run.turn.append(
                EventType.TASK_SUCCEEDED,
                frame.lastEvent(),
                service.service(),
                service.action(),
                result)
            : run.turn.append(EventType.ACTIVITY_SUCCEEDED, frame.lastEvent(), result);
    Frame answered = frame.in(Phase.READY, event, null);
    run.turn.put(answered);
    run.guard(answered, () -> leave(answered, result));
    return Outcome.TAKEN;
  }

  private void leave(Frame frame, Json result) {
    TaskState task = (TaskState) run.scopes.state(frame);
    Json output = task.output(frame.input(), result, run.scopes.of(frame, task));
    run.flow.leave(frame, task, output, task.transition());
  }

  Outcome failed(Stimulus.TaskFailed failed) {
    Frame frame = run.turn.frame(failed.frame());
    if (frame == null || !frame.awaits(failed.nonce()) || frame.phase() != Phase.STARTED) {
      return Outcome.NO_SUCH_TASK;
    }
    Frame ended =
        append(
            frame,
            EventType.ACTIVITY_FAILED,
            EventType.TASK_FAILED,
            failed.error(),
            failed.cause());
    List<String> names = failed.error() == null ? List.of() : List.of(failed.error());
    run.failures.failed(ended, failed.error(), failed.cause(), names);
    return Outcome.TAKEN;
  }

  void timedOut(Frame frame) {
    Frame ended =
        append(
            frame, EventType.ACTIVITY_TIMED_OUT, EventType.TASK_TIMED_OUT, ErrorName.TIMEOUT, null);
    withdraw(frame);
    List<String> names =
        pendingOf(frame).missedHeartbeat(run.turn.now())
            ? List.of(ErrorName.TIMEOUT, ErrorName.HEARTBEAT_TIMEOUT)
            : List.of(ErrorName.TIMEOUT);
    run.failures.failed(ended, ErrorName.TIMEOUT, null, names);
  }

  /** Takes a task that no worker has out of its queue. */
  void withdraw(Frame frame) {
    if (frame.phase() == Phase.SCHEDULED
        && resource(frame) instanceof TaskResource.Activity activity) {
      long nonce = pendingOf(frame).nonce();
      if (!run.turn.takeBack(new Effect.OfferTask(frame.id(), nonce, activity.arn()))) {
        run.turn.add(new Effect.WithdrawTask(frame.id(), nonce, activity.arn()));
      }
    }
  }

  private Frame append(
      Frame frame,
      EventType ofActivity,
      EventType ofService,
      @Nullable String error,
      @Nullable String cause) {
    long event =
        resource(frame) instanceof TaskResource.ServiceIntegration service
            ? run.turn.append(
                ofService, frame.lastEvent(), service.service(), service.action(), error, cause)
            : run.turn.append(ofActivity, frame.lastEvent(), error, cause);
    Frame ended = frame.in(Phase.READY, event, null);
    run.turn.put(ended);
    return ended;
  }

  private TaskResource resource(Frame frame) {
    return ((TaskState) run.scopes.state(frame)).target();
  }

  private static Pending pendingOf(Frame frame) {
    Pending pending = frame.pending();
    if (pending == null) {
      throw new IllegalStateException("frame " + frame.id() + " waits for nothing");
    }
    return pending;
  }

  private long nonce() {
    long nonce;
    do {
      nonce = run.environment.random().nextLong();
    } while (nonce == 0);
    return nonce;
  }
}
