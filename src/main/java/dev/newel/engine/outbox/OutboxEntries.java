package dev.newel.engine.outbox;

import dev.newel.engine.definition.Program;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.kinds.KindTable;
import dev.newel.store.OutboxEntry;
import dev.newel.store.OutboxEntry.Kind;
import java.util.ArrayList;
import java.util.List;

/** What a turn has to have written in the outbox. */
public final class OutboxEntries {

  private static final KindTable<Effect, ExecutionKey, OutboxEntry> OF_EFFECTS =
      KindTable.<Effect, ExecutionKey, OutboxEntry>over(Effect.class)
          .on(Effect.OfferTask.class, OutboxEntries::toPerform)
          .on(Effect.WithdrawTask.class, OutboxEntries::toWithdraw)
          .on(Effect.CallService.class, OutboxEntries::toPerform)
          .on(Effect.WatchWork.class, OutboxEntries::toWatch)
          .on(Effect.StopWork.class, OutboxEntries::toStop)
          .on(Effect.StartChild.class, OutboxEntries::toStartChild)
          .on(Effect.StartPart.class, OutboxEntries::toStartPart)
          .on(Effect.ReadItems.class, OutboxEntries::toPerform)
          .on(Effect.WriteResults.class, OutboxEntries::toPerform)
          .on(Effect.WriteManifest.class, OutboxEntries::toPerform)
          .on(Effect.StopChild.class, OutboxEntries::toStopChild)
          .on(Effect.TellParent.class, OutboxEntries::toTellParent)
          .build();

  private OutboxEntries() {}

  public static List<OutboxEntry> of(Turn turn) {
    ExecutionKey key = turn.execution().start().key();
    List<OutboxEntry> entries = new ArrayList<>(turn.effects().size() + 1);
    for (Effect effect : turn.effects()) {
      entries.add(of(key, effect));
    }
    if (turn.isUnfinished()) {
      entries.add(toResume(key, turn.progress().events()));
    }
    return entries;
  }

  public static OutboxEntry of(ExecutionKey key, Effect effect) {
    return OF_EFFECTS.apply(effect, key);
  }

  private static OutboxEntry toPerform(Effect effect, ExecutionKey key) {
    return new OutboxEntry(key, effect.frame(), effect.nonce(), Kind.PERFORM, "");
  }

  /** Each look has a name of its own: an earlier one, struck late, must not take it along. */
  private static OutboxEntry toWatch(Effect.WatchWork effect, ExecutionKey key) {
    return new OutboxEntry(
        key, effect.frame(), effect.nonce(), Kind.PERFORM, "look " + effect.dueAt());
  }

  private static OutboxEntry toStop(Effect.StopWork effect, ExecutionKey key) {
    return StopEntry.of(effect, key);
  }

  /** Who finds the entry when nobody waits for the child any more has to know which one it is. */
  private static OutboxEntry toStartChild(Effect.StartChild effect, ExecutionKey key) {
    ExecutionKey child = effect.isAwaited() ? effect.child().key() : null;
    String arn = child == null ? "" : child.arn();
    return new OutboxEntry(key, effect.frame(), effect.nonce(), Kind.START_CHILD, arn);
  }

  private static OutboxEntry toStartPart(Effect.StartPart effect, ExecutionKey key) {
    String arn = effect.part().key().arn();
    return new OutboxEntry(key, effect.frame(), effect.nonce(), Kind.START_CHILD, arn);
  }

  private static OutboxEntry toStopChild(Effect.StopChild effect, ExecutionKey key) {
    String arn = effect.child().arn();
    return new OutboxEntry(key, effect.frame(), effect.nonce(), Kind.STOP_CHILD, arn);
  }

  private static OutboxEntry toTellParent(Effect.TellParent effect, ExecutionKey key) {
    String arn = effect.parent().execution().arn();
    return new OutboxEntry(key, effect.frame(), effect.nonce(), Kind.TELL_PARENT, arn);
  }

  private static OutboxEntry toWithdraw(Effect.WithdrawTask effect, ExecutionKey key) {
    String activity = Program.activityName(effect.activityArn());
    return new OutboxEntry(key, effect.frame(), effect.nonce(), Kind.WITHDRAW, activity);
  }

  /** Each has a name of its own: an earlier one, struck late, must not take this one with it. */
  public static OutboxEntry toResume(ExecutionKey key, long after) {
    return new OutboxEntry(key, Frame.TOP, after, Kind.RESUME, "");
  }
}
