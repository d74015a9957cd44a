package dev.newel.store.redis;

import dev.newel.aws.Name;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.PayloadChange;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.Commit;
import dev.newel.store.PartitionStore;
import dev.newel.store.redis.ExecutionContent.Fenced;
import dev.newel.store.redis.codec.Form;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.key.Keys;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys and arguments of the commit scripts, whose headers say what they mean. */
record CommitArguments(Keys keys, Forms forms) {

  static final String START = "s";

  /** The field of the fence, and of the progress behind it. */
  static final String PROGRESS = "p";

  /** The fields of payloads, in front of their names. */
  static final char PAYLOAD = '@';

  /** The field of how often it has failed, and who tried it the last time. */
  static final String FAILURES = "@!";

  /** The field of the entry among those that have ended that is not outdated by a redrive. */
  static final String ENDED = "@~";

  /** An execution up to this size is kept as one value when it ends in its first turn. */
  private static final int WHOLE_EVENTS = 1_000;

  private static boolean mayBeWhole(Commit commit) {
    return commit.expected() == null
        && commit.turn().ending() != null
        && commit.turn().changes().isEmpty()
        && commit.turn().events().size() <= WHOLE_EVENTS
        && commit.owed().isEmpty();
  }

  List<String> wholeKeys(Commit commit) {
    ExecutionStart start = commit.turn().execution().start();
    String partition = keys.partition(start.key());
    List<String> used = new ArrayList<>(5);
    used.add(keys.execution(start.key()));
    used.add(Keys.ended(partition));
    addIndexes(used, start, commit.turn().progress().status());
    return used;
  }

  /** Those that list it: of its machine, and of the version and alias that it was started by. */
  private void addIndexes(List<? super String> used, ExecutionStart start, ExecutionStatus status) {
    Name list = start.list();
    String partition = keys.partition(start.key());
    used.add(keys.index(partition, list, status));
    for (String qualifier : start.qualifier().names()) {
      used.add(keys.index(partition, list, qualifier, status));
    }
  }

  /** Null for an execution that is not, or too large to be, kept as one value. */
  @Nullable List<Object> whole(Commit commit) {
    if (!mayBeWhole(commit)) {
      return null;
    }
    Turn turn = commit.turn();
    ExecutionStart start = turn.execution().start();
    Progress progress = turn.progress();
    String text = forms.writes().whole(start, progress, turn.events());
    Ending ending = progress.ending();
    return ending == null || text == null
        ? null
        : List.of(
            text,
            start.startTime(),
            start.listedAs(),
            keys.endedEntry(start, ending.status(), ending.stopTime()));
  }

  /** A call of the script that writes a turn. */
  record TurnCall(List<Object> keys, List<Object> args) {}

  TurnCall turn(Commit commit) {
    Turn turn = commit.turn();
    ExecutionStart start = turn.execution().start();
    Progress after = turn.progress();
    Lists lists = lists(commit, after);
    List<Object> args = new ArrayList<>(24);
    args.add(commit.expected() == null ? "" : commit.expected());
    args.add(commit.fence());
    args.add(turn.now());
    Ending ending = turn.ending();
    boolean created = commit.expected() == null;
    int mark = (created ? 1 : 0) + (ending == null ? 0 : 2) + (turn.isRedrive() ? 4 : 0);
    args.add(lists.shape(mark == 0 ? 0 : mark + 8 * (1 + start.qualifier().names().size())));
    if (mark > 0) {
      args.add(start.startTime());
      args.add(start.listedAs());
    }
    lists.addTo(args);
    if (ending != null) {
      args.add(keys.endedEntry(start, ending.status(), ending.stopTime()));
    }
    return new TurnCall(turnKeys(turn, after.status(), mark, lists), args);
  }

  private List<Object> turnKeys(Turn turn, ExecutionStatus status, int mark, Lists lists) {
    ExecutionStart start = turn.execution().start();
    ExecutionKey key = start.key();
    String partition = keys.partition(key);
    List<Object> used = new ArrayList<>(8);
    used.add(keys.execution(key));
    used.add(keys.history(key));
    if (lists.touchDeadlines()) {
      used.add(Keys.deadlines(partition));
    }
    if (lists.touchOutbox()) {
      used.add(Keys.outbox(partition));
    }
    if (mark > 0 && mark % 2 == 0) {
      addIndexes(used, start, turn.execution().progress().status());
    }
    if (mark > 0) {
      addIndexes(used, start, status);
    }
    if (turn.ending() != null) {
      used.add(Keys.ended(partition));
    }
    if (!lists.calls.isEmpty()) {
      used.add(Keys.calls(partition));
    }
    return used;
  }

  private Lists lists(Commit commit, Progress after) {
    Lists lists = new Lists();
    Turn turn = commit.turn();
    Execution base = turn.execution();
    ExecutionStart start = base.start();
    ExecutionKey key = start.key();
    Progress before = base.progress();
    addFields(commit, after, lists);
    turn.changes()
        .forEach((id, frame) -> lists.deadline(key, id, dueAt(base.frame(id)), dueAt(frame)));
    lists.deadline(key, PartitionStore.WHOLE_EXECUTION, before.dueAt(), after.dueAt());
    commit.owed().forEach(entry -> lists.owed.add(keys.outboxEntry(entry)));
    commit.struck().forEach(entry -> lists.struck.add(keys.outboxEntry(entry)));
    commit.overtaken().forEach(entry -> lists.struck.add(keys.outboxEntry(entry)));
    commit.duesMet().forEach(frame -> lists.passed.add(keys.deadline(key, frame)));
    if (commit.executionDueMet()) {
      lists.passed.add(keys.deadline(key, PartitionStore.WHOLE_EXECUTION));
    }
    commit.invocations().forEach(id -> lists.calls.add(keys.call(key, id)));
    return lists;
  }

  /** What the turn writes of the execution itself, and of its history. */
  private void addFields(Commit commit, Progress progress, Lists lists) {
    Turn turn = commit.turn();
    ExecutionStart start = turn.execution().start();
    Form form = forms.writes();
    if (!turn.events().isEmpty()) {
      lists.entries.addAll(form.history(turn.events()));
    }
    lists.set(PROGRESS, Fenced.of(commit.fence(), form.progress(start, progress)));
    if (commit.expected() == null) {
      lists.set(START, form.start(start));
      lists.payload(Form.INPUT, form.inputAside(start));
    }
    lists.payload(Form.OUTPUT, form.outputAside(start, progress));
    if (progress.redrives().count() > 0) {
      lists.set(ENDED, endedEntry(start, progress.ending()));
    }
    if (turn.isRedrive()) {
      // what stands there is of the end before, and nothing refers to it any more
      lists.drop(Form.OUTPUT, form.outputAside(start, progress));
    }
    PayloadChange payloads = turn.execution().payloadChange(turn);
    payloads.added().forEach((number, payload) -> lists.payload(number.toString(), payload.text()));
    payloads.dropped().forEach(number -> lists.delete.add(PAYLOAD + number.toString()));
    if (commit.recovers()) {
      lists.delete.add(FAILURES);
    }
    turn.changes()
        .forEach(
            (id, frame) -> {
              if (frame == null) {
                lists.delete.add(id);
              } else {
                lists.set(Integer.toString(id), form.frame(start, frame, payloads::name));
              }
            });
  }

  /** Empty for an execution that goes on. */
  private String endedEntry(ExecutionStart start, @Nullable Ending ending) {
    return ending == null ? "" : keys.endedEntry(start, ending.status(), ending.stopTime());
  }

  private static long dueAt(@Nullable Frame frame) {
    return frame == null ? 0 : frame.dueAt();
  }

  /** The lists among the arguments. */
  private final class Lists {
    final List<Object> entries = new ArrayList<>(1);
    final List<Object> set = new ArrayList<>(6);
    final List<Object> delete = new ArrayList<>(1);
    final List<Object> deadlines = new ArrayList<>(2);
    final List<Object> cleared = new ArrayList<>(1);
    final List<Object> passed = new ArrayList<>(1);
    final List<Object> owed = new ArrayList<>(2);
    final List<Object> struck = new ArrayList<>(2);
    final List<Object> calls = new ArrayList<>(1);
    private final List<List<Object>> all =
        List.of(entries, set, delete, deadlines, cleared, passed, owed, struck, calls);

    void set(String field, String value) {
      set.add(field);
      set.add(value);
    }

    void payload(String name, @Nullable String text) {
      if (text != null) {
        set(PAYLOAD + name, text);
      }
    }

    void drop(String name, @Nullable String unlessThereIs) {
      if (unlessThereIs == null) {
        delete.add(PAYLOAD + name);
      }
    }

    void deadline(ExecutionKey key, int frame, long before, long after) {
      if (before == after) {
        return;
      }
      if (after == 0) {
        cleared.add(keys.deadline(key, frame));
      } else {
        deadlines.add(after);
        deadlines.add(keys.deadline(key, frame));
      }
    }

    boolean touchDeadlines() {
      return !(deadlines.isEmpty() && cleared.isEmpty() && passed.isEmpty());
    }

    boolean touchOutbox() {
      return !(owed.isEmpty() && struck.isEmpty());
    }

    byte[] shape(int mark) {
      ByteBuffer shape = ByteBuffer.allocate(1 + all.size() * Integer.BYTES).put((byte) mark);
      all.forEach(list -> shape.putInt(list.size()));
      return shape.array();
    }

    void addTo(List<Object> args) {
      all.forEach(args::addAll);
    }
  }
}
