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
final class Lanes {

  private final ExecutionStore store;
  private final TurnRunner turns;
  private final Duties duties;
  private final EngineOptions options;

  /** Least recently used first. */
  private final Map<ExecutionKey, ExecutionLane> lanes = new LinkedHashMap<>(64, 0.75f, true);

  private int busy;

  Lanes(ExecutionStore store, TurnRunner turns, Duties duties, EngineOptions options) {
    this.store = store;
    this.turns = turns;
    this.duties = duties;
    this.options = options;
  }

  void begin(ExecutionStart start, Consumer<EngineReply> reply) {
    add(start.key(), new Job.Begin(start, reply));
  }

  void add(ExecutionKey key, Job job) {
    ExecutionLane lane = lanes.computeIfAbsent(key, ExecutionLane::new);
    lane.add(job);
    proceed(lane);
  }

  /** Forgets what may be out of date; what is in flight is settled by its fence. */
  void forget() {
    lanes.values().removeIf(lane -> !lane.isBusy());
  }

  /** Whether nothing is in flight. */
  boolean isIdle() {
    return busy == 0;
  }

  private void proceed(ExecutionLane lane) {
    if (lane.isBusy()) {
      return;
    }
    Job next = lane.peek();
    if (next == null) {
      rest(lane);
      return;
    }
    lane.busy(true);
    busy++;
    if (next instanceof Job.Begin begin) {
      lane.take();
      turns.begin(lane, begin, this::release);
    } else if (lane.loaded() == null) {
      load(lane);
    } else {
      run(lane, next);
    }
  }

  private void run(ExecutionLane lane, Job next) {
    if (next instanceof Job.Heartbeat heartbeat) {
      lane.take();
      heartbeat(lane, heartbeat);
    } else if (next instanceof Job.Recover recover) {
      lane.take();
      if (recover.isSure()) {
        recover(lane, recover.entry());
      } else {
        lane.doubt(List.of(recover));
      }
      release(lane);
    } else {
      turns.run(lane, lane.takeFacts(), this::release);
    }
  }

  private void release(ExecutionLane lane) {
    lane.busy(false);
    busy--;
    proceed(lane);
  }

  /** Keeps an idle execution at hand, while there is room. */
  private void rest(ExecutionLane lane) {
    Loaded loaded = lane.loaded();
    if (loaded == null || loaded.execution().progress().ending() != null) {
      lanes.remove(lane.key());
    } else if (lanes.size() > options.cachedExecutions()) {
      Iterator<ExecutionLane> oldest = lanes.values().iterator();
      for (int i = 0; i < 8 && oldest.hasNext(); i++) {
        if (!oldest.next().isBusy()) {
          oldest.remove();
        }
      }
    }
  }

  private void load(ExecutionLane lane) {
    lane.assure();
    store
        .load(lane.key())
        .onComplete(
            result -> {
              Loaded found = result.result();
              if (found != null) {
                lane.loaded(found);
              } else {
                EngineReply reply =
                    result.failed()
                        ? new EngineReply.Unavailable(String.valueOf(result.cause().getMessage()))
                        : new EngineReply.NoExecution();
                fail(lane, reply);
              }
              release(lane);
            });
  }

  private void fail(ExecutionLane lane, EngineReply reply) {
    List<Job> begins = new ArrayList<>();
    for (Job job : lane.takeAll()) {
      if (job instanceof Job.Begin) {
        begins.add(job);
      } else if (job instanceof Job.Recover recover && reply instanceof EngineReply.NoExecution) {
        duties.done(recover.entry());
      } else {
        job.reply().accept(reply);
      }
    }
    lane.putBack(begins);
  }

  private void heartbeat(ExecutionLane lane, Job.Heartbeat heartbeat) {
    Loaded loaded = loaded(lane);
    Execution execution = loaded.execution();
    Frame frame = execution.frame(heartbeat.frame());
    Pending pending = frame == null ? null : frame.pending();
    if (frame == null || pending == null || !frame.awaits(heartbeat.nonce())) {
      if (heartbeat.isSure()) {
        heartbeat.reply().accept(delivered(Outcome.NO_SUCH_TASK, execution));
      } else {
        lane.doubt(List.of(heartbeat));
      }
      release(lane);
      return;
    }
    long dueAt =
        pending.heartbeatMillis() == 0 ? 0 : pending.heard(options.clock().millis()).dueAt();
    store
        .moveDeadline(lane.key(), loaded.fence(), frame.id(), dueAt)
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
                lane.doubt(List.of(heartbeat));
              }
              release(lane);
            });
  }

  private void recover(ExecutionLane lane, OutboxEntry entry) {
    Execution execution = loaded(lane).execution();
    if (entry.kind() == OutboxEntry.Kind.RESUME && execution.progress().ending() == null) {
      // after a lost commit the duty stands until it is known what became of that
      lane.putBack(
          List.of(
              new Job.Fact(
                  new Stimulus.Resumed(entry.nonce()),
                  null,
                  reply -> {
                    if (reply instanceof EngineReply.Delivered) {
                      duties.done(entry);
                    }
                  })));
    } else {
      turns.recover(execution, entry);
    }
  }

  private static EngineReply delivered(Outcome outcome, Execution execution) {
    return new EngineReply.Delivered(outcome, execution.progress());
  }

  private static Loaded loaded(ExecutionLane lane) {
    @Nullable Loaded loaded = lane.loaded();
    if (loaded == null) {
      throw new IllegalStateException(lane.key() + " is not loaded");
    }
    return loaded;
  }
}
