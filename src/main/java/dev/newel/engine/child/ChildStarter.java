package dev.newel.engine.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.newel.asl.data.Json;
import dev.newel.aws.Arn;
import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.aws.ResourceName;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceError.ExecutionAlreadyExists;
import dev.newel.aws.ServiceError.ExecutionNotRedrivable;
import dev.newel.aws.ServiceError.InvalidExecutionInput;
import dev.newel.aws.ServiceError.StateMachineDeleting;
import dev.newel.aws.ServiceError.StateMachineDoesNotExist;
import dev.newel.aws.ServiceError.StateMachineTypeNotSupported;
import dev.newel.aws.ServiceException;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.definition.Target;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.engine.message.ExpressRequest;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ChildOrder;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.store.Catalog.Machine;
import dev.newel.task.TaskOwner;
import dev.newel.task.TaskTrace;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Starts the executions that tasks ask for, in the account and region of the parent. The name of a
 * child, and the call that starts it, come of the attempt of the task: what was started before is
 * found again.
 */
final class ChildStarter {

  private final CachedCatalog catalog;
  private final EngineClient engines;
  private final Clock clock;

  ChildStarter(CachedCatalog catalog, EngineClient engines, Clock clock) {
    this.catalog = catalog;
    this.engines = engines;
    this.clock = clock;
  }

  /** The child as it is then, or why there is none; a failure where that is not known. */
  Future<Stimulus> start(TaskOwner parent, Effect.StartChild task) {
    ChildOrder before = task.before();
    return (before == null ? start(task.child(), parent, task) : goOn(before, parent, task))
        .<Stimulus>map(seen -> seen)
        .recover(failure -> refused(task, failure));
  }

  /**
   * Has the child of the attempt before redriven, which that attempt's own call finds. Where it
   * cannot be, another is started.
   */
  private Future<Stimulus.ChildSeen> goOn(
      ChildOrder before, TaskOwner parent, Effect.StartChild task) {
    long now = clock.millis();
    return start(before, parent, task)
        .compose(
            there ->
                there.ending() == null || there.child().startTime() >= now
                    ? Future.succeededFuture(there)
                    : redriven(there, parent, task))
        .recover(
            failure ->
                failure instanceof ServiceException
                    ? start(task.child(), parent, task)
                    : Future.failedFuture(failure));
  }

  private Future<Stimulus.ChildSeen> redriven(
      Stimulus.ChildSeen ended, TaskOwner parent, Effect.StartChild task) {
    String call = task.child().call();
    ParentTask waiting = new ParentTask(parent.key(), task.frame(), task.nonce());
    ExecutionKey child = ended.child().key();
    return engines
        .deliver(child, new Stimulus.Redriven(call, waiting, 0), null)
        .compose(
            reply -> {
              if (!(reply instanceof EngineReply.Delivered delivered)) {
                return Future.failedFuture("a child that is to be redriven gave " + reply);
              }
              Progress progress = delivered.progress();
              return progress.parents().contains(waiting)
                      || progress.redrives().call(call, clock.millis()) != null
                  ? seen(task, ended.child(), progress)
                  : Future.failedFuture(
                      new ServiceException(
                          new ExecutionNotRedrivable(child.arn(), "it is " + progress.status())));
            });
  }

  private Future<Stimulus.ChildSeen> start(
      ChildOrder order, TaskOwner parent, Effect.StartChild task) {
    // before the machine is looked at: its revision is kept for those that began by then
    long now = clock.millis();
    try {
      Arn.StateMachine machine = machine(parent.home(), order);
      Json input = input(order);
      return catalog
          .targets()
          .find(machine)
          .compose(
              there -> {
                Target target = found(there, order);
                return start(target.machine(), of(target, input, order, now, parent), parent, task);
              });
    } catch (ServiceException refusal) {
      return Future.failedFuture(refusal);
    }
  }

  private static Arn.StateMachine machine(Home home, ChildOrder order) {
    ResourceName.check(order.name());
    Arn.StateMachine machine = Arn.parse(order.machineArn(), Arn.StateMachine.class);
    if (!machine.home().equals(home)) {
      throw missing(order);
    }
    return machine;
  }

  private static Json input(ChildOrder order) {
    try {
      return Json.parse(order.input());
    } catch (JsonProcessingException e) {
      throw new ServiceException(new InvalidExecutionInput(e.getOriginalMessage()));
    }
  }

  private static Target found(@Nullable Target target, ChildOrder order) {
    if (target == null) {
      throw missing(order);
    }
    if (target.isDeleting()) {
      throw new ServiceException(new StateMachineDeleting(order.machineArn()));
    }
    return target;
  }

  private static ServiceException missing(ChildOrder order) {
    return new ServiceException(new StateMachineDoesNotExist(order.machineArn()));
  }

  /** It belongs to the trace of the task that starts it. */
  private static ExecutionStart of(
      Target target, Json input, ChildOrder order, long now, TaskOwner parent) {
    TaskTrace trace = parent.trace();
    Machine machine = target.machine();
    Name name = machine.name();
    ExecutionKey key = new ExecutionKey(name.home(), name.text(), order.name());
    return new ExecutionStart(
        key,
        key.arn(),
        key.machineArn(),
        machine.roleArn(),
        machine.revision(),
        input,
        now,
        trace == null ? null : trace.xray(),
        order.call(),
        null,
        target.qualifier(),
        null);
  }

  private Future<Stimulus.ChildSeen> start(
      Machine machine, ExecutionStart start, TaskOwner parent, Effect.StartChild task) {
    if (machine.isExpress()) {
      return startExpress(start, task);
    }
    ParentTask waiting =
        task.isAwaited() ? new ParentTask(parent.key(), task.frame(), task.nonce()) : null;
    return engines
        .start(new EngineRequest.Start(start, waiting))
        .compose(reply -> started(start, reply))
        .compose(
            started ->
                waiting == null || hears(started, waiting)
                    ? seen(task, started.start(), started.progress())
                    : joined(started.start(), waiting, task));
  }

  /** Nobody can wait for its end: it tells nobody of it. */
  private Future<Stimulus.ChildSeen> startExpress(ExecutionStart start, Effect.StartChild task) {
    if (task.isAwaited()) {
      return Future.failedFuture(new ServiceException(new StateMachineTypeNotSupported()));
    }
    String id = UUID.nameUUIDFromBytes(task.child().call().getBytes(UTF_8)).toString();
    ExecutionStart express = start.express(id);
    return engines
        .start(new ExpressRequest.Start(express))
        .compose(reply -> started(express, reply))
        .map(
            started ->
                new Stimulus.ChildSeen(
                    task.frame(), task.nonce(), started.start(), null, Redrives.NONE));
  }

  private static Future<EngineReply.Started> started(ExecutionStart asked, EngineReply reply) {
    if (reply instanceof EngineReply.Started started) {
      return Future.succeededFuture(started);
    }
    return Future.failedFuture(
        reply instanceof EngineReply.NameTaken
            ? new ServiceException(new ExecutionAlreadyExists(asked.executionArn()))
            : new IllegalStateException("the start of a child got " + reply));
  }

  /** Whether the end has come, or the task will be told of it. */
  private static boolean hears(EngineReply.Started started, ParentTask waiting) {
    return started.progress().ending() != null || started.progress().parents().contains(waiting);
  }

  /** The same work was started by somebody else, and is under way: the task waits for it too. */
  private Future<Stimulus.ChildSeen> joined(
      ExecutionStart there, ParentTask waiting, Effect.StartChild task) {
    return engines
        .deliver(there.key(), new Stimulus.Awaited(waiting), null)
        .compose(
            reply ->
                reply instanceof EngineReply.Delivered delivered
                    ? seen(task, there, delivered.progress())
                    : Future.failedFuture("a running child gave " + reply));
  }

  private static Future<Stimulus.ChildSeen> seen(
      Effect.StartChild task, ExecutionStart child, Progress progress) {
    return Future.succeededFuture(
        new Stimulus.ChildSeen(
            task.frame(), task.nonce(), child, progress.ending(), progress.redrives()));
  }

  /**
   * What AWS refuses is the task's failure, in the words of the SDK that it starts children with.
   */
  private static Future<Stimulus> refused(Effect.StartChild task, Throwable failure) {
    if (!(failure instanceof ServiceException refusal)) {
      return Future.failedFuture(failure);
    }
    ServiceError error = refusal.error();
    String name = error.name().endsWith("Exception") ? error.name() : error.name() + "Exception";
    String cause =
        "%s (Service: AWSStepFunctions; Status Code: %d; Error Code: %s; Request ID: %s; Proxy: null)"
            .formatted(error.message(), error.httpStatus(), error.name(), UUID.randomUUID());
    return Future.succeededFuture(
        new Stimulus.TaskFailed(task.frame(), task.nonce(), "StepFunctions." + name, cause));
  }
}
