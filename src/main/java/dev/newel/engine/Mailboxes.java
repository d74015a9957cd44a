package dev.newel.engine;

import dev.newel.engine.message.EngineReply;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.interpreter.model.ExecutionStart;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.store.ExecutionStore;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.OutboxEntry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The executions that an engine has at hand, and the order in which things happen to each. */
final class Mailboxes {

  private final ExecutionStore store;
  private final TurnRunner turns;
  private final Outbox outbox;
  private final EngineOptions options;

  /** Least recently used first. */
  private final Map<ExecutionKey, Mailbox> mailboxes = new LinkedHashMap<>(64, 0.75f, true);

  private int busy;

  Mailboxes(ExecutionStore store, TurnRunner turns, Outbox outbox, EngineOptions options) {
    this.store = store;
    this.turns = turns;
    this.outbox = outbox;
    this.options = options;
  }

  void begin(ExecutionStart start, Consumer<EngineReply> reply) {
    add(start.key(), new Job.Begin(start, reply));
  }

  void add(ExecutionKey key, Job job) {
    Mailbox mailbox = mailboxes.computeIfAbsent(key, Mailbox::new);
    mailbox.add(job);
    proceed(mailbox);
  }

  /** Forgets what may be out of date; what is in flight is settled by its fence. */
  void forget() {
    mailboxes.values().removeIf(mailbox -> !mailbox.isBusy());
  }

  /** Whether nothing is in flight. */
  boolean isIdle() {
    return busy == 0;
  }

  private void proceed(Mailbox mailbox) {
    if (mailbox.isBusy()) {
      return;
    }
    Job next = mailbox.peek();
    if (next == null) {
      rest(mailbox);
      return;
    }
    mailbox.busy(true);
    busy++;
    if (next instanceof Job.Begin begin) {
      mailbox.take();
      turns.begin(mailbox, begin, this::release);
    } else if (mailbox.loaded() == null) {
      load(mailbox);
    } else {
      run(mailbox, next);
    }
  }

  private void run(Mailbox mailbox, Job next) {
    if (next instanceof Job.Heartbeat heartbeat) {
      mailbox.take();
      heartbeat(mailbox, heartbeat);
    } else if (next instanceof Job.Recover recover) {
      mailbox.take();
      if (recover.isSure()) {
        recover(mailbox, recover.entry());
      } else {
        mailbox.doubt(List.of(recover));
      }
      release(mailbox);
    } else {
      turns.run(mailbox, mailbox.takeFacts(), this::release);
    }
  }

  private void release(Mailbox mailbox) {
    mailbox.busy(false);
    busy--;
    proceed(mailbox);
  }

  /** Keeps an idle execution at hand, while there is room. */
  private void rest(Mailbox mailbox) {
    Loaded loaded = mailbox.loaded();
    if (loaded == null || loaded.execution().progress().ending() != null) {
      mailboxes.remove(mailbox.key());
    } else if (mailboxes.size() > options.cachedExecutions()) {
      Iterator<Mailbox> oldest = mailboxes.values().iterator();
      for (int i = 0; i < 8 && oldest.hasNext(); i++) {
        if (!oldest.next().isBusy()) {
          oldest.remove();
        }
      }
    }
  }

  private void load(Mailbox mailbox) {
    mailbox.assure();
    store
        .load(mailbox.key())
        .onComplete(
            result -> {
              Loaded found = result.result();
              if (found != null) {
                mailbox.loaded(found);
              } else {
                EngineReply reply =
                    result.failed()
                        ? new EngineReply.Unavailable(String.valueOf(result.cause().getMessage()))
                        : new EngineReply.NoExecution();
                fail(mailbox, reply);
              }
              release(mailbox);
            });
  }

  private void fail(Mailbox mailbox, EngineReply reply) {
    List<Job> begins = new ArrayList<>();
    for (Job job : mailbox.takeAll()) {
      if (job instanceof Job.Begin) {
        begins.add(job);
      } else if (job instanceof Job.Recover recover && reply instanceof EngineReply.NoExecution) {
        outbox.done(recover.entry());
      } else {
        job.reply().accept(reply);
      }
    }
    mailbox.putBack(begins);
  }

  private void heartbeat(Mailbox mailbox, Job.Heartbeat heartbeat) {
    Loaded loaded = loaded(mailbox);
    Execution execution = loaded.execution();
    Frame frame = execution.frame(heartbeat.frame());
    Pending pending = frame == null ? null : frame.pending();
    if (frame == null || pending == null || !frame.awaits(heartbeat.nonce())) {
      if (heartbeat.isSure()) {
        heartbeat.reply().accept(delivered(Outcome.NO_SUCH_TASK, execution));
      } else {
        mailbox.doubt(List.of(heartbeat));
      }
      release(mailbox);
      return;
    }
    long dueAt =
        pending.heartbeatMillis() == 0 ? 0 : pending.heard(options.clock().millis()).dueAt();
    store
        .moveDeadline(mailbox.key(), loaded.fence(), frame.id(), dueAt)
        .onComplete(
            moved -> {
              if (moved.failed()) {
                heartbeat.reply().accept(new EngineReply.Unavailable("no answer"));
              } else if (moved.result()) {
                if (dueAt != 0) {
                  execution.postpone(frame.id(), dueAt);
                }
                heartbeat.reply().accept(delivered(Outcome.TAKEN, execution));
              } else {
                // another instance moved the execution on: look again
                mailbox.doubt(List.of(heartbeat));
              }
              release(mailbox);
            });
  }

  private void recover(Mailbox mailbox, OutboxEntry entry) {
    Execution execution = loaded(mailbox).execution();
    if (entry.kind() == OutboxEntry.Kind.RESUME && execution.progress().ending() == null) {
      // after a lost commit the entry stands until it is known what became of that
      mailbox.putBack(
          List.of(
              new Job.Fact(
                  new Stimulus.Resumed(entry.nonce()),
                  null,
                  reply -> {
                    if (reply instanceof EngineReply.Delivered) {
                      outbox.done(entry);
                    }
                  })));
    } else {
      turns.recover(execution, entry);
    }
  }

  private static EngineReply delivered(Outcome outcome, Execution execution) {
    return new EngineReply.Delivered(outcome, execution.progress());
  }

  private static Loaded loaded(Mailbox mailbox) {
    @Nullable Loaded loaded = mailbox.loaded();
    if (loaded == null) {
      throw new IllegalStateException(mailbox.key() + " is not loaded");
    }
    return loaded;
  }
}
