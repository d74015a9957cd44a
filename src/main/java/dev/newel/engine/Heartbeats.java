package dev.newel.engine;

import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Pending;
import dev.newel.store.ExecutionStore;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves the deadlines of tasks whose workers give signs of life: no turn, and no event. */
final class Heartbeats {

  private final ExecutionStore store;
  private final Clock clock;

  Heartbeats(ExecutionStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  void pass(Job.Heartbeat heartbeat, Mailbox mailbox) {
    Pending task = task(heartbeat, mailbox.loaded().execution());
    if (task == null) {
      refuse(heartbeat, mailbox);
    } else {
      move(
          heartbeat, mailbox, task.heartbeatMillis() == 0 ? 0 : task.heard(clock.millis()).dueAt());
    }
  }

  private static @Nullable Pending task(Job.Heartbeat heartbeat, Execution execution) {
    Frame frame = execution.frame(heartbeat.frame());
    return frame != null && frame.awaits(heartbeat.nonce()) ? frame.pending() : null;
  }

  private static void refuse(Job.Heartbeat heartbeat, Mailbox mailbox) {
    if (heartbeat.isSure()) {
      heartbeat.reply().accept(delivered(Outcome.NO_SUCH_TASK, mailbox));
    } else {
      mailbox.doubt(List.of(heartbeat));
    }
    mailbox.finish();
  }

  /**
   * @param dueAt 0 where the task may be silent for as long as it likes: then nothing but what is
   *     known of it is checked
   */
  private void move(Job.Heartbeat heartbeat, Mailbox mailbox, long dueAt) {
    store
        .moveDeadline(mailbox.key(), mailbox.loaded().fence(), heartbeat.frame(), dueAt)
        .onComplete(
            moved -> {
              if (moved.failed()) {
                heartbeat.reply().accept(EngineReply.Unavailable.by(moved.cause()));
              } else if (moved.result()) {
                if (dueAt != 0) {
                  mailbox.deadlineMoved(heartbeat.frame(), dueAt);
                }
                heartbeat.reply().accept(delivered(Outcome.ACCEPTED, mailbox));
              } else {
                // another instance moved the execution on: look again
                mailbox.doubt(List.of(heartbeat));
              }
              mailbox.finish();
            });
  }

  private static EngineReply delivered(Outcome outcome, Mailbox mailbox) {
    return new EngineReply.Delivered(outcome, mailbox.loaded().execution().progress());
  }
}
