package dev.newel.store.redis;

import dev.newel.aws.Name;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.store.Catalog.Activity;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.ExpressRuns.Run;
import dev.newel.store.OutboxEntry;
import dev.newel.store.PartitionStore.Deadline;
import dev.newel.store.TaskQueues.TaskRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values that stand in Redis beside executions, as golden files have them. */
final class GoldenEntries {

  private static final ExecutionKey KEY = new ExecutionKey(RunningMachine.HOME, "machine", "run");
  private static final Keys KEYS = new Keys(64, RunningMachine.HOME);
  private static final long TIME = 1_700_000_000_123L;

  /** Where they are gathered. */
  interface Values {
    <T> void add(String name, T value, String written, Function<String, T> read);
  }

  private final Values values;

  GoldenEntries(Values values) {
    this.values = values;
  }

  void addCatalog() {
    Machine machine =
        new Machine(
            new Name(RunningMachine.HOME, "machine"),
            "r1",
            true,
            TIME,
            TIME + 1,
            "STANDARD",
            "role",
            "{}",
            "{\"a\":1}",
            "[]",
            false);
    values.add(
        "revision",
        machine,
        lines(CatalogFields.of(machine)),
        text -> CatalogFields.machine(RunningMachine.HOME, fields(text)));
    Machine deleting =
        new Machine(
            machine.name(),
            machine.revision(),
            machine.initial(),
            machine.creationTime(),
            machine.updateTime(),
            machine.type(),
            machine.roleArn(),
            machine.definition(),
            machine.settings(),
            machine.tags(),
            true);
    values.add(
        "revision-deleting",
        deleting,
        lines(CatalogFields.of(machine)) + "deleting=" + TIME + "\n",
        text -> CatalogFields.machine(RunningMachine.HOME, fields(text)));
    Activity activity =
        new Activity(new Name(RunningMachine.HOME, "work"), TIME, "[{\"key\":\"a\"}]");
    values.add(
        "activity",
        activity,
        lines(CatalogFields.of(activity)),
        text -> CatalogFields.activity(RunningMachine.HOME, fields(text)));
  }

  /** The fields of a hash, a line each. */
  private static String lines(List<Object> namesAndValues) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < namesAndValues.size(); i += 2) {
      lines.append(namesAndValues.get(i)).append('=').append(namesAndValues.get(i + 1));
      lines.append('\n');
    }
    return lines.toString();
  }

  private static Map<String, String> fields(String lines) {
    return lines
        .lines()
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  void addMembers() {
    Run run = new Run(KEY, "id");
    values.add("run", run, KEYS.run(run), KEYS::run);
    values.add(
        "deadline",
        new Deadline(KEY, 7, TIME),
        KEYS.deadline(KEY, 7),
        text -> KEYS.deadline(text, TIME));
    for (OutboxEntry.Kind kind : OutboxEntry.Kind.values()) {
      String object =
          switch (kind) {
            case PERFORM, RESUME, TELL_STATUS -> "";
            case WITHDRAW -> "work";
            case START_CHILD, STOP_CHILD, TELL_PARENT -> KEY.arn();
          };
      OutboxEntry entry = new OutboxEntry(KEY, 7, -8_765L, kind, object);
      values.add("outbox-" + lowerCase(kind), entry, KEYS.outboxEntry(entry), KEYS::outboxEntry);
    }
    TaskRef task = new TaskRef(KEY, 7, -8_765L);
    values.add("task", task, KEYS.task(task), KEYS::task);
    String ended = KEYS.endedEntry(KEY, ExecutionStatus.TIMED_OUT, TIME);
    values.add("ended", ended, ended, text -> text);
  }

  static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
