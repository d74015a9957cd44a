package dev.newel.engine;

import dev.newel.aws.Name;
import dev.newel.engine.activity.TaskMatcher;
import dev.newel.engine.message.EngineReply;
import dev.newel.engine.message.EngineRequest;
import dev.newel.kinds.KindSwitch;
import dev.newel.store.OutboxEntry;
import io.vertx.core.Future;
import java.util.function.Consumer;

/** What an engine is asked and told, and which part of it sees to that. */
final class Engine {

  private final Mailboxes mailboxes;
  private final TaskMatcher matcher;
  private final Recovery recovery;
  private final Outbox outbox;
  private final KindSwitch<EngineRequest, Consumer<EngineReply>> requests =
      KindSwitch.<EngineRequest, Consumer<EngineReply>>over(EngineRequest.class)
          .on(EngineRequest.Start.class, this::start)
          .on(EngineRequest.Deliver.class, this::deliver)
          .on(EngineRequest.Heartbeat.class, this::heartbeat)
          .on(EngineRequest.Poll.class, this::poll)
          .on(EngineRequest.LookAgain.class, (look, nobody) -> lookAgain())
          .on(EngineRequest.Recover.class, (recover, nobody) -> recover(recover.entry()))
          .build();

  Engine(Mailboxes mailboxes, TaskMatcher matcher, Recovery recovery, Outbox outbox) {
    this.mailboxes = mailboxes;
    this.matcher = matcher;
    this.recovery = recovery;
    this.outbox = outbox;
  }

  void begin() {
    outbox.begin();
  }

  void handle(EngineRequest request, Consumer<EngineReply> reply) {
    requests.accept(request, reply);
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

  private void poll(EngineRequest.Poll poll, Consumer<EngineReply> reply) {
    matcher.poll(poll, reply);
  }

  private void lookAgain() {
    matcher.lookAgain();
  }

  private void recover(OutboxEntry entry) {
    mailboxes.add(entry.execution(), recovery.jobFor(entry));
  }

  /** A task waits in the queue of an activity. */
  void woken(Name activity) {
    matcher.woken(activity);
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
