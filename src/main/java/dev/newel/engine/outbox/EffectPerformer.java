package dev.newel.engine.outbox;

import dev.newel.aws.Name;
import dev.newel.engine.activity.TaskMatcher;
import dev.newel.engine.child.Relatives;
import dev.newel.engine.definition.Program;
import dev.newel.engine.mapruns.MapServices;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.FairQueue;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.kinds.KindSwitch;
import dev.newel.store.OutboxEntry;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.task.TaskInvokers;
import dev.newel.task.TaskOwner;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Does in the world what committed turns ask for, and has the outbox hear of it. */
public final class EffectPerformer {

  private static final KindSwitch<Effect, Owed> EFFECTS =
      KindSwitch.<Effect, Owed>over(Effect.class)
          .on(Effect.OfferTask.class, (offer, owed) -> owed.by.offer(offer, owed))
          .on(Effect.WithdrawTask.class, (withdrawal, owed) -> owed.by.withdraw(owed.entry))
          .on(Effect.CallService.class, (call, owed) -> owed.by.call(call, owed))
          .on(Effect.WatchWork.class, (look, owed) -> owed.by.watch(look, owed))
          .on(Effect.StopWork.class, (stop, owed) -> owed.by.stop(stop, owed))
          .on(Effect.StartChild.class, (start, owed) -> owed.by.startChild(start, owed))
          .on(Effect.StartPart.class, (start, owed) -> owed.by.startPart(start, owed.entry))
          .on(Effect.ReadItems.class, (read, owed) -> owed.by.read(read, owed.entry))
          .on(Effect.WriteResults.class, (write, owed) -> owed.by.write(write, owed.entry))
          .on(Effect.WriteManifest.class, (write, owed) -> owed.by.finish(write, owed.entry))
          .on(Effect.StopChild.class, (stop, owed) -> owed.by.stopChild(owed.entry))
          .on(Effect.TellParent.class, (end, owed) -> owed.by.tellParent(end, owed.entry))
          .build();

  /** Children that are being started at a time, each of which takes a call of Redis or a few. */
  private static final int STARTS = 16;

  private final TaskMatcher matcher;
  private final TaskInvokers invokers;
  private final EngineClient engines;
  private final Relatives relatives;
  private final MapServices mapServices;
  private final Outbox outbox;

  /** By machine: one that starts others without end leaves room for what is not its. */
  private final FairQueue<Name> starts = new FairQueue<>(STARTS);

  /** An effect's entry in the outbox, when it came into being, and who is to perform it. */
  private record Owed(
      EffectPerformer by,
      OutboxEntry entry,
      long since,
      ExecutionStart start,
      @Nullable Frame frame) {

    TaskOwner owner() {
      long enteredEvent = frame == null ? 0 : frame.enteredEvent();
      return by.invokers.owner(TaskOwner.of(entry.execution()), start, enteredEvent);
    }
  }

  public EffectPerformer(
      TaskMatcher matcher,
      TaskInvokers invokers,
      EngineClient engines,
      Relatives relatives,
      MapServices mapServices,
      Outbox outbox) {
    this.matcher = matcher;
    this.invokers = invokers;
    this.engines = engines;
    this.relatives = relatives;
    this.mapServices = mapServices;
    this.outbox = outbox;
  }

  /**
   * Performs an effect.
   *
   * @param since when it came into being, epoch milliseconds
   * @param start of the execution that asks for it
   * @param frame that it belongs to; null for one that has gone
   */
  public void perform(
      OutboxEntry entry, Effect effect, long since, ExecutionStart start, @Nullable Frame frame) {
    EFFECTS.accept(effect, new Owed(this, entry, since, start, frame));
  }

  /** The commit that hands the task out, or ends it, strikes the entry. */
  private void offer(Effect.OfferTask offer, Owed owed) {
    Name activity = Program.activity(owed.entry.execution().home(), offer.activityArn());
    matcher.offer(
        activity, task(owed.entry), owed.since, () -> outbox.queued(owed.entry, owed.since));
  }

  /** Takes a task out of its queue. */
  public void withdraw(OutboxEntry entry) {
    Name activity = new Name(entry.execution().home(), entry.object());
    matcher.withdraw(activity, task(entry)).onSuccess(withdrawn -> outbox.performed(entry));
  }

  private static TaskRef task(OutboxEntry entry) {
    return new TaskRef(entry.execution(), entry.frame(), entry.nonce());
  }

  private void call(Effect.CallService call, Owed owed) {
    if (outbox.hold(owed.entry)) {
      deliver(owed.entry, invokers.invoke(owed.owner(), call));
    }
  }

  private void watch(Effect.WatchWork look, Owed owed) {
    OutboxEntry entry = owed.entry;
    if (outbox.hold(entry)) {
      invokers
          .watch(owed.owner(), look)
          .onComplete(
              seen -> {
                // a look that failed is not made again: the next one is due by itself
                if (seen.succeeded() && seen.result() != null) {
                  deliver(entry, Future.succeededFuture(seen.result()));
                } else {
                  outbox.performed(entry);
                }
              });
    }
  }

  private void stop(Effect.StopWork stop, Owed owed) {
    OutboxEntry entry = owed.entry;
    if (outbox.hold(entry)) {
      invokers
          .stop(owed.owner(), stop)
          .onSuccess(stopped -> outbox.performed(entry))
          .onFailure(away -> outbox.postpone(entry, owed.since));
    }
  }

  private void startChild(Effect.StartChild start, Owed owed) {
    OutboxEntry entry = owed.entry;
    if (outbox.hold(entry)) {
      starts.add(
          entry.execution().machineName(),
          () -> settle(entry, relatives.start(owed.owner(), start)));
    }
  }

  private void startPart(Effect.StartPart start, OutboxEntry entry) {
    if (outbox.hold(entry)) {
      relatives
          .start(entry.execution(), start)
          .onFailure(unknown -> outbox.letLapse(entry))
          .onSuccess(
              done -> {
                if (done) {
                  outbox.performed(entry);
                } else {
                  outbox.tryAgain(entry);
                }
              });
    }
  }

  private void read(Effect.ReadItems read, OutboxEntry entry) {
    if (outbox.hold(entry)) {
      deliver(entry, mapServices.read(read));
    }
  }

  private void write(Effect.WriteResults write, OutboxEntry entry) {
    if (outbox.hold(entry)) {
      deliver(entry, mapServices.write(write));
    }
  }

  private void finish(Effect.WriteManifest write, OutboxEntry entry) {
    if (outbox.hold(entry)) {
      deliver(entry, mapServices.finish(write));
    }
  }

  /** Stops the child that an entry names, which a task of the execution has waited for. */
  public void stopChild(OutboxEntry entry) {
    if (outbox.hold(entry)) {
      ParentTask task = new ParentTask(entry.execution(), entry.frame(), entry.nonce());
      settle(entry, relatives.stop(ExecutionKey.parse(entry.object()), task));
    }
  }

  private void tellParent(Effect.TellParent end, OutboxEntry entry) {
    if (outbox.hold(entry)) {
      settle(entry, relatives.tell(end));
    }
  }

  private Future<Void> settle(OutboxEntry entry, Future<Void> performed) {
    return performed.onComplete(
        done -> {
          if (done.succeeded()) {
            outbox.performed(entry);
          } else {
            outbox.letLapse(entry);
          }
        });
  }

  private void deliver(OutboxEntry entry, Future<Stimulus> fact) {
    fact.compose(known -> engines.deliver(entry.execution(), known, null))
        .onComplete(
            delivered -> {
              if (delivered.succeeded()
                  && !(delivered.result() instanceof EngineReply.Unavailable)) {
                outbox.performed(entry);
              } else {
                outbox.letLapse(entry);
              }
            });
  }
}
