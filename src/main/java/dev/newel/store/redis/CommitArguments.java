package dev.newel.store.redis;

import dev.newel.engine.core.Ending;
import dev.newel.engine.core.Execution;
import dev.newel.engine.core.ExecutionKey;
import dev.newel.engine.core.ExecutionStart;
import dev.newel.engine.core.ExecutionStatus;
import dev.newel.engine.core.Frame;
import dev.newel.engine.core.Progress;
import dev.newel.engine.core.Turn;
import dev.newel.store.Commit;
import dev.newel.store.Duty;
import dev.newel.store.PartitionStore;
import dev.newel.store.redis.RedisExecutions.WholeExecution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys and arguments of the commit scripts, whose headers say what they mean. */
record CommitArguments(Keys keys, ExecutionCodec codec) {

  static final String FENCE = "v";
  static final String START = "s";
  static final String PROGRESS = "p";

  /** How long a duty is its owner's alone. */
  static final long DUTY_LEASE_MS = 10_000;

  /** How long a call that was answered is remembered: longer than any client tries again. */
  static final long CALL_MEMORY_MS = 300_000;

  /** An execution up to this size is kept as one value when it ends in its first turn. */
  private static final int WHOLE_EVENTS = 1_000;

  static boolean isWhole(Commit commit) {
    return commit.expected() == null
        && commit.turn().progress().ending() != null
        && commit.turn().events().size() <= WHOLE_EVENTS
        && commit.duties().isEmpty();
  }

  List<String> wholeKeys(Commit commit) {
    ExecutionKey key = commit.turn().execution().start().key();
    String partition = keys.partition(key);
    ExecutionStatus status = commit.turn().progress().status();
    return List.of(
        keys.execution(key), Keys.index(partition, key.machine(), status), Keys.ended(partition));
  }

  List<?> whole(Commit commit) {
    Turn turn = commit.turn();
    ExecutionStart start = turn.execution().start();
    WholeExecution whole =
        new WholeExecution(start, turn.progress(), HistoryCodec.encode(turn.events()));
    Ending ending = whole.ending();
    return List.of(
        whole.text(codec),
        start.startTime(),
        start.key().name(),
        Keys.endedEntry(start.key(), ending.status(), ending.stopTime()));
  }

  List<String> turnKeys(Commit commit) {
    ExecutionKey key = commit.turn().execution().start().key();
    String partition = keys.partition(key);
    ExecutionStatus status = commit.turn().progress().status();
    return List.of(
        keys.execution(key),
        keys.history(key),
        Keys.deadlines(partition),
        Keys.outbox(partition),
        Keys.index(partition, key.machine(), ExecutionStatus.RUNNING),
        Keys.index(partition, key.machine(), status),
        Keys.calls(partition),
        Keys.ended(partition));
  }

  List<?> turn(Commit commit) {
    Turn turn = commit.turn();
    ExecutionStart start = turn.execution().start();
    Ending ending = turn.progress().ending();
    Lists lists = lists(commit);
    List<Object> args = new ArrayList<>(40);
    args.add(commit.expected() == null ? "" : commit.expected());
    args.add(commit.fence());
    args.add(turn.now());
    args.add(turn.events().isEmpty() ? "" : HistoryCodec.encode(turn.events()));
    args.add((commit.expected() == null ? "c" : "") + (ending == null ? "" : "e"));
    args.add(start.startTime());
    args.add(start.key().name());
    args.add(
        ending == null ? "" : Keys.endedEntry(start.key(), ending.status(), ending.stopTime()));
    args.add(turn.now() - CALL_MEMORY_MS);
    List<List<Object>> all = lists.all();
    all.forEach(list -> args.add(list.size()));
    all.forEach(args::addAll);
    return args;
  }

  private Lists lists(Commit commit) {
    Lists lists = new Lists();
    Turn turn = commit.turn();
    Execution base = turn.execution();
    ExecutionStart start = base.start();
    ExecutionKey key = start.key();
    Progress before = base.progress();
    Progress after = turn.progress();
    lists.set(FENCE, commit.fence());
    lists.set(PROGRESS, codec.progress(after));
    if (commit.expected() == null) {
      lists.set(START, codec.start(start));
    }
    turn.changes()
        .forEach(
            (id, frame) -> {
              if (frame == null) {
                lists.delete.add(id);
              } else {
                lists.set(Integer.toString(id), codec.frame(start, frame));
              }
              lists.deadline(key, id, dueAt(base.frame(id)), dueAt(frame));
            });
    lists.deadline(key, PartitionStore.WHOLE_EXECUTION, before.dueAt(), after.dueAt());
    for (Duty duty : commit.duties()) {
      lists.duties.add(turn.now() + DUTY_LEASE_MS);
      lists.duties.add(Keys.duty(duty));
    }
    commit.settled().forEach(duty -> lists.struck.add(Keys.duty(duty)));
    commit.duesMet().forEach(frame -> lists.due.add(Keys.deadline(key, frame)));
    if (commit.executionDueMet()) {
      lists.due.add(Keys.deadline(key, PartitionStore.WHOLE_EXECUTION));
    }
    lists.calls.addAll(commit.invocations());
    return lists;
  }

  private static long dueAt(@Nullable Frame frame) {
    return frame == null ? 0 : frame.dueAt();
  }

  /** The lists at the end of the arguments. */
  private static final class Lists {
    final List<Object> set = new ArrayList<>();
    final List<Object> delete = new ArrayList<>();
    final List<Object> deadlines = new ArrayList<>(2);
    final List<Object> cleared = new ArrayList<>(2);
    final List<Object> duties = new ArrayList<>(2);
    final List<Object> struck = new ArrayList<>(2);
    final List<Object> due = new ArrayList<>(1);
    final List<Object> calls = new ArrayList<>(1);

    void set(String field, String value) {
      set.add(field);
      set.add(value);
    }

    void deadline(ExecutionKey key, int frame, long before, long after) {
      if (before == after) {
        return;
      }
      if (after == 0) {
        cleared.add(Keys.deadline(key, frame));
      } else {
        deadlines.add(after);
        deadlines.add(Keys.deadline(key, frame));
      }
    }

    List<List<Object>> all() {
      return List.of(set, delete, deadlines, cleared, duties, struck, due, calls);
    }
  }
}
