package dev.newel.store.redis;

import dev.newel.aws.Name;
import dev.newel.aws.Qualifier;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.Catalog.Activity;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.ExpressRuns.Run;
import dev.newel.store.OutboxEntry;
import dev.newel.store.PartitionStore.Deadline;
import dev.newel.store.Releases.Alias;
import dev.newel.store.Releases.Route;
import dev.newel.store.Releases.Version;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.store.redis.catalog.CatalogFields;
import dev.newel.store.redis.codec.ReleaseCodec;
import dev.newel.store.redis.key.Keys;
import dev.newel.store.redis.key.Starts;
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

  void addReleases() {
    Activity encrypted =
        new Activity(
            new Name(RunningMachine.HOME, "work"), TIME, "[]", "{\"type\":\"AWS_OWNED_KEY\"}");
    values.add(
        "activity-encrypted",
        encrypted,
        lines(CatalogFields.of(encrypted)),
        text -> CatalogFields.activity(RunningMachine.HOME, fields(text)));
    Version version = new Version(3, "6d7a4a1c-5a3b-4f52-8f0e-0d3a1f2b3c4d", TIME, "größer; 3:v");
    values.add(
        "version",
        version,
        ReleaseCodec.encode(version),
        text -> ReleaseCodec.version(version.number(), text));
    List<Route> routes = List.of(new Route(3, 90), new Route(12, 10));
    Alias alias = new Alias("PROD", routes, null, TIME, TIME + 5);
    values.add(
        "alias", alias, ReleaseCodec.encode(alias), text -> ReleaseCodec.alias(alias.name(), text));
    Alias described = new Alias("TEST", List.of(new Route(3, 100)), "v3;w100;", TIME, TIME);
    values.add(
        "alias-described",
        described,
        ReleaseCodec.encode(described),
        text -> ReleaseCodec.alias(described.name(), text));
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
    String ended = KEYS.endedEntry(Starts.of(KEY, Qualifier.NONE), ExecutionStatus.TIMED_OUT, TIME);
    values.add("ended", ended, ended, text -> text);
    Qualifier alias = new Qualifier(3, "PROD");
    String qualified = KEYS.endedEntry(Starts.of(KEY, alias), ExecutionStatus.SUCCEEDED, TIME);
    values.add("ended-by-an-alias", qualified, qualified, text -> text);
  }

  static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
