package dev.newel.engine;

import dev.newel.aws.Name;
import dev.newel.engine.activity.TaskMatcher;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.engine.outbox.Outbox;
import dev.newel.kinds.KindSwitch;
import dev.newel.store.OutboxEntry;
import io.vertx.core.Future;
import java.util.function.Consumer;

/** What an engine is asked and told, and which part of it sees to that. */
final class Engine {

  private static final KindSwitch<EngineRequest, Asked> REQUESTS =
      KindSwitch.<EngineRequest, Asked>over(EngineRequest.class)
          .on(EngineRequest.Start.class, (start, asked) -> asked.engine.start(start, asked.reply))
          .on(EngineRequest.Deliver.class, (fact, asked) -> asked.engine.deliver(fact, asked.reply))
          .on(EngineRequest.TryAgain.class, (late, asked) -> asked.engine.tryAgain(late))
          .on(
              EngineRequest.Heartbeat.class,
              (beat, asked) -> asked.engine.heartbeat(beat, asked.reply))
          .on(
              EngineRequest.Poll.class,
              (poll, asked) -> asked.engine.matcher.poll(poll, asked.reply))
          .on(EngineRequest.LookAgain.class, (look, asked) -> asked.engine.matcher.lookAgain())
          .on(EngineRequest.Recover.class, (left, asked) -> asked.engine.recover(left.entry()))
          .build();

  private final Mailboxes mailboxes;
  private final TaskMatcher matcher;
  private final Recovery recovery;
  private final Outbox outbox;
  private final ActivityChanges activities;

  /** An engine that is asked for something, and who hears what came of that. */
  private record Asked(Engine engine, Consumer<EngineReply> reply) {}

  Engine(
      Mailboxes mailboxes,
      TaskMatcher matcher,
      Recovery recovery,
      Outbox outbox,
      ActivityChanges activities) {
    this.mailboxes = mailboxes;
    this.matcher = matcher;
    this.recovery = recovery;
    this.outbox = outbox;
    this.activities = activities;
  }

  void begin() {
    outbox.begin();
  }

  void handle(EngineRequest request, Consumer<EngineReply> reply) {
    REQUESTS.accept(request, new Asked(this, reply));
  }

  private void start(EngineRequest.Start start, Consumer<EngineReply> reply) {
    mailboxes.add(start.start().key(), new Job.Begin(start.start(), start.parent(), reply));
  }

  private void deliver(EngineRequest.Deliver deliver, Consumer<EngineReply> reply) {
    mailboxes.add(
        deliver.execution(), new Job.Fact(deliver.stimulus(), deliver.invocationId(), reply));
  }

  private void heartbeat(EngineRequest.Heartbeat heartbeat, Consumer<EngineReply> reply) {
    mailboxes.add(
        heartbeat.execution(), new Job.Heartbeat(heartbeat.frame(), heartbeat.nonce(), reply));
  }

  private void tryAgain(EngineRequest.TryAgain late) {
    mailboxes.addAgain(late.execution(), new Job.Fact(late.due(), null, Job.NOBODY));
  }

  /** Where a turn is to go on, whoever made the last one may have died of it. */
  private void recover(OutboxEntry entry) {
    if (entry.kind() == OutboxEntry.Kind.RESUME) {
      mailboxes.addAgain(entry.execution(), recovery.jobFor(entry));
    } else {
      mailboxes.add(entry.execution(), recovery.jobFor(entry));
    }
  }

  /** A task waits in the queue of an activity. */
  void woken(Name activity) {
    matcher.woken(activity);
  }

  /** A state machine or an activity was changed. */
  void changed(Name name) {
    activities.changed(name);
  }

  /** The store was away: what it said meanwhile was missed. */
  void storeIsBack() {
    mailboxes.forget();
    matcher.lookAgain();
  }

  /** Ends the polls, and gives back the tasks that wait here for others. */
  void close() {
    matcher.close();
  }

  /** Whether no task is on its way to a poll or a queue. */
  boolean hasNoTaskInHand() {
    return matcher.isIdle();
  }

  /** Whether nothing is under way that ends by itself. */
  boolean isIdle() {
    return mailboxes.isIdle() && outbox.isIdle() && matcher.isIdle();
  }

  Future<?> strikeAll() {
    return outbox.strikeAll();
  }
}
