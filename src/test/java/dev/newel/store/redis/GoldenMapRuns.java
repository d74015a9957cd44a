package dev.newel.store.redis;

import dev.newel.asl.data.Json;
import dev.newel.aws.Qualifier;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Extras;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.MapRun.Counts;
import dev.newel.interpreter.model.MapRun.Failure;
import dev.newel.interpreter.model.MapRun.Limits;
import dev.newel.interpreter.model.MapRun.Queue;
import dev.newel.interpreter.model.MapRun.Sink;
import dev.newel.interpreter.model.MapRun.Source;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.Unsuccessful;
import dev.newel.interpreter.model.Unsuccessful.Tally;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.MapPart;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.codec.PayloadSource;
import dev.newel.store.redis.key.Keys;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in Redis of Map Runs and of their executions. */
final class GoldenMapRuns {

  private static final Forms FORMS = Forms.current();
  private static final long TIME = 1_700_000_000_123L;
  private static final ExecutionKey PARENT =
      new ExecutionKey(RunningMachine.HOME, "machine", "run");
  private static final ExecutionKey RUN =
      new ExecutionKey(RunningMachine.HOME, "machine/label/runs", "id");
  private static final ExecutionKey CHILD =
      new ExecutionKey(RunningMachine.HOME, "machine/label", "id");
  private static final MapPart OF_PARENT = new MapPart(MapPart.Kind.RUN, "A state", PARENT);
  private static final MapPart OF_RUN = new MapPart(MapPart.Kind.CHILD, "A state", RUN);

  private final GoldenEntries.Values values;

  GoldenMapRuns(GoldenEntries.Values values) {
    this.values = values;
  }

  void addAll() {
    addStart("start-of-a-map-run", start(RUN, OF_PARENT));
    addStart("start-of-an-item", start(CHILD, OF_RUN));
    addProgress(
        "progress-of-a-map-run",
        new MapRun(
            new Limits(0, null, null),
            Counts.NONE,
            Counts.NONE,
            new Source(null, true, 3, 0, 0, 0),
            Sink.EMPTY,
            Unsuccessful.NOT_KEPT,
            null));
    addProgress(
        "progress-of-a-map-run-that-fails",
        new MapRun(
            new Limits(7, 5L, 12.5),
            new Counts(1, 2, 3, 4, 5, 6),
            new Counts(7, 8, 9, 10, 11, 12),
            new Source("at 7;", false, 80, 3, 2, 99),
            new Sink(-1, new Queue(1, 2, 3, 4, 5, 6, 7), new Queue(8, 9, 10, 11, 12, 13, 14)),
            Unsuccessful.NOT_KEPT,
            new Failure("E", "the cause")));
    addProgress(
        "progress-of-a-map-run-that-is-stopped",
        new MapRun(
            new Limits(0, null, null),
            Counts.NONE,
            new Counts(0, 0, 0, 0, 1, 0),
            new Source(null, true, 3, 1, 0, 0),
            Sink.EMPTY,
            Unsuccessful.NOT_KEPT,
            Failure.STOPPED));
    addProgress(
        "progress-of-a-map-run-with-a-wrong-selector",
        new MapRun(
            new Limits(0, null, null),
            Counts.NONE,
            Counts.NONE,
            new Source(null, true, 3, 0, 0, 0),
            Sink.EMPTY,
            Unsuccessful.NOT_KEPT,
            new Failure("E", "the cause", "ItemSelector/a")),
        new Ending(ExecutionStatus.FAILED, TIME, null, "E", "the cause", "ItemSelector/a"));
    addProgress(
        "progress-of-a-map-run-that-is-redriven",
        new MapRun(
            new Limits(2, null, null),
            new Counts(2, 0, 8, 4, 10, 0),
            new Counts(1, 0, 4, 2, 5, 0),
            new Source(null, true, 24, 24, 1, 2),
            Sink.EMPTY,
            new Unsuccessful(
                120,
                7,
                new Tally(3, 2, 4),
                new Tally(6, 4, 8),
                new Tally(1, 0, 1),
                new Tally(2, 0, 2)),
            null));
    Keys keys = new Keys(64, RunningMachine.HOME);
    String ended = keys.endedEntry(start(CHILD, OF_RUN), ExecutionStatus.TIMED_OUT, TIME);
    values.add("ended-of-an-item", ended, ended, text -> text);
  }

  private static ExecutionStart start(ExecutionKey key, MapPart part) {
    return new ExecutionStart(
        key,
        ExecutionStart.arn(key, part),
        key.machineArn(),
        "role",
        "1",
        Json.ofTrusted("[1]"),
        TIME,
        null,
        "map-1z",
        null,
        Qualifier.NONE,
        part);
  }

  private void addStart(String name, ExecutionStart start) {
    values.add(
        name,
        start,
        FORMS.writes().start(start),
        text -> FORMS.start(start.key(), text, PayloadSource.NONE));
  }

  private void addProgress(String name, MapRun run) {
    addProgress(name, run, null);
  }

  private void addProgress(String name, MapRun run, @Nullable Ending ending) {
    Progress progress =
        new Progress(
            0,
            0,
            3,
            0,
            ending,
            List.of(),
            Map.of(),
            Redrives.NONE,
            new Extras("y5:newer", ""),
            run);
    values.add(
        name,
        progress,
        FORMS.writes().progress(start(RUN, OF_PARENT), progress),
        text -> FORMS.progress(text, PayloadSource.NONE));
  }
}
