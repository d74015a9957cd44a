package dev.newel.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.aws.Qualifier;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Extras;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.Variables;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.store.redis.codec.Form;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.codec.PayloadSource;
import dev.newel.store.redis.codec.WholeExecution;
import dev.newel.testing.GoldenFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** All that stands in Redis is read as it was meant, whichever version has written it. */
class GoldenFilesTest {

  private static final String ARNS = "arn:aws:states:us-east-1:000000000000:";
  private static final Forms FORMS = Forms.current();
  private static final ExecutionKey KEY = new ExecutionKey(RunningMachine.HOME, "machine", "run");
  private static final int LARGE_CHARS = 512;
  private static final long TIME = 1_700_000_000_123L;
  private static final Json INPUT = Json.ofTrusted("{\"a\": \"ä € \ud83d\ude00\"}");
  private static final Json OTHER = Json.ofTrusted("[1, \"other\"]");
  private static final Json LARGE = large("x");
  private static final Json LARGE_INPUT = large("i");
  private static final Map<String, Json> VARIABLES =
      new TreeMap<>(
          Map.of("größe", Json.ofTrusted("7"), "large", LARGE, "text", Json.ofTrusted("\";:=@\"")));
  private static final ExecutionStart START = start(INPUT);
  private static final Map<String, Json> ASIDE =
      Map.of(Form.INPUT, LARGE_INPUT, Form.OUTPUT, LARGE, "3", LARGE);

  private final Map<String, DynamicTest> tests = new LinkedHashMap<>();

  private static Json large(String filling) {
    return Json.ofTrusted("\"" + filling.repeat(LARGE_CHARS) + "\"");
  }

  private static ExecutionStart start(Json input) {
    return new ExecutionStart(
        KEY,
        ARNS + "execution:machine:run",
        ARNS + "stateMachine:machine",
        "arn:aws:iam::000000000000:role/any",
        "6d7a4a1c-5a3b-4f52-8f0e-0d3a1f2b3c4d",
        input,
        TIME,
        "Root=1-5759e988-bd862e3fe1be46a994272793",
        "0b8f2a34-1111-2222-3333-444455556666");
  }

  private <T> void add(String name, T value, String written, Function<String, T> read) {
    tests.put(
        name, DynamicTest.dynamicTest(name, () -> GoldenFiles.check(name, value, written, read)));
  }

  private static Json aside(String name) {
    return Objects.requireNonNull(ASIDE.get(name));
  }

  @TestFactory
  Collection<DynamicTest> shouldReadWhatWasWritten() {
    addStarts();
    addProgresses();
    addFrames();
    addHistories();
    addWholeExecutions();
    GoldenEntries entries = new GoldenEntries(this::add);
    entries.addCatalog();
    entries.addReleases();
    entries.addMembers();
    new GoldenMapRuns(this::add).addAll();
    return tests.values();
  }

  private void addStarts() {
    for (Json input : List.of(INPUT, LARGE_INPUT)) {
      ExecutionStart start = start(input);
      add(
          input.equals(INPUT) ? "start" : "start-large",
          start,
          FORMS.writes().start(start),
          text -> FORMS.start(KEY, text, GoldenFilesTest::aside));
    }
    ExecutionStart tested =
        new ExecutionStart(
            KEY,
            START.executionArn(),
            START.machineArn(),
            START.roleArn(),
            START.revision(),
            INPUT,
            TIME,
            null,
            null,
            "HappyPath",
            Qualifier.NONE,
            null);
    addQualifiedStart("start-by-a-version", new Qualifier(3, null));
    addQualifiedStart("start-by-an-alias", new Qualifier(1_000, "PROD"));
    add(
        "start-of-a-test-case",
        tested,
        FORMS.writes().start(tested),
        text -> FORMS.start(KEY, text, GoldenFilesTest::aside));
  }

  private void addQualifiedStart(String name, Qualifier qualifier) {
    ExecutionStart start =
        new ExecutionStart(
            KEY,
            START.executionArn(),
            START.machineArn(),
            START.roleArn(),
            START.revision(),
            INPUT,
            TIME,
            null,
            null,
            null,
            qualifier,
            null);
    add(
        name,
        start,
        FORMS.writes().start(start),
        text -> FORMS.start(KEY, text, GoldenFilesTest::aside));
  }

  private void addProgresses() {
    addProgress("running", (Ending) null);
    ParentTask parent = new ParentTask(new ExecutionKey(KEY.home(), "parent", "up"), 7, -8_765L);
    addProgress("of-a-child", progress(null, List.of(parent)));
    addProgress(
        "of-a-test-case",
        new Progress(
            12,
            TIME + 7,
            3,
            0,
            null,
            List.of(),
            new TreeMap<>(Map.of("A state", 3, "B", 1)),
            new Extras("w5:newer", "")));
    Redrives redrives =
        new Redrives(
            2,
            TIME + 8,
            true,
            List.of(new Redrives.Call("a:1", TIME), new Redrives.Call("b;", TIME + 8)));
    addProgress(
        "redriven",
        new Progress(
            12,
            TIME + 7,
            3,
            0,
            new Ending(ExecutionStatus.FAILED, TIME + 9, null, "E", null),
            List.of(),
            Map.of(),
            redrives,
            new Extras("w5:newer", ""),
            null));
    for (ExecutionStatus status : ExecutionStatus.values()) {
      boolean succeeded = status == ExecutionStatus.SUCCEEDED;
      if (status != ExecutionStatus.RUNNING) {
        Ending ending =
            new Ending(
                status,
                TIME + 9,
                succeeded ? OTHER : null,
                succeeded ? null : "E",
                succeeded ? null : "the cause");
        addProgress(GoldenEntries.lowerCase(status), ending);
      }
    }
    addProgress("large-output", new Ending(ExecutionStatus.SUCCEEDED, TIME + 9, LARGE, null, null));
    addProgress(
        "large-cause", new Ending(ExecutionStatus.FAILED, TIME + 9, null, null, LARGE.text()));
  }

  private void addProgress(String name, @Nullable Ending ending) {
    addProgress(name, progress(ending, List.of()));
  }

  private static Progress progress(@Nullable Ending ending, List<ParentTask> parents) {
    long dueAt = ending == null ? TIME + 60_000 : 0;
    return new Progress(
        12, TIME + 7, 3, dueAt, ending, parents, Map.of(), new Extras("w5:newer", ""));
  }

  private void addProgress(String name, Progress progress) {
    String written = FORMS.writes().progress(START, progress);
    add(
        "progress-" + name,
        progress,
        ExecutionContent.Fenced.of("1a2b3c.4d", written),
        text -> FORMS.progress(ExecutionContent.Fenced.value(text), GoldenFilesTest::aside));
  }

  private void addFrames() {
    for (Phase phase : Phase.values()) {
      Pending pending =
          switch (phase) {
            case WAITING, RETRYING -> Pending.until(TIME + 5_000);
            case SCHEDULED -> Pending.task(-8_765_432_198_765L, TIME + 60_000, 30_000, INPUT);
            case SUBMITTED -> Pending.task(1_234_567L, TIME + 60_000, 30_000, OTHER);
            case STARTED -> new Pending(1_234_567L, TIME + 30_000, TIME + 60_000, 30_000, OTHER);
            case ENTERING, READY, FANNED_OUT, DONE -> null;
          };
      addFrame(GoldenEntries.lowerCase(phase), frame(phase, INPUT, pending, null));
    }
    Frame top =
        new Frame(
            0,
            -1,
            0,
            "Wait",
            Phase.WAITING,
            2,
            TIME,
            2,
            INPUT,
            List.of(),
            null,
            null,
            Variables.NONE,
            Extras.NONE);
    addFrame("top", top);
    addFrame("done-large", frame(Phase.DONE, LARGE, null, LARGE));
    Variables variables = Variables.of(VARIABLES);
    Frame assigned = frame(Phase.ENTERING, INPUT, null, null).moveTo("Next", OTHER, 9, variables);
    addFrame("variables", assigned);
    Pending task = Pending.task(1_234_567L, 0, 0, INPUT).goingOnWith(-8_765_432_198_765L);
    addFrame("redriven", frame(Phase.STARTED, INPUT, task, null));
    Pending handedOut = Pending.task(7, 0, 0, INPUT).scheduledAfter(2_500).handedOut(1_234, 9_000);
    addFrame("handed-out", frame(Phase.STARTED, INPUT, handedOut, null));
    addFrame("suspended", frame(Phase.READY, INPUT, task.over(), null));
    Pending again = Pending.again(1_234_567L, null, -8_765_432_198_765L, 2);
    addFrame("redriven-run", frame(Phase.STARTED, INPUT, again, null));
  }

  private static Frame frame(
      Phase phase, Json input, @Nullable Pending pending, @Nullable Json output) {
    return new Frame(
        7,
        1,
        2,
        "State ;:=@",
        phase,
        8,
        TIME + 3,
        9,
        input,
        phase == Phase.RETRYING ? List.of(0, 2) : List.of(),
        pending,
        output,
        Variables.NONE,
        new Extras("w5:newer", "Z17;"));
  }

  private void addFrame(String name, Frame frame) {
    add(
        "frame-" + name,
        frame,
        FORMS.writes().frame(START, frame, payload -> payload.equals(LARGE) ? "3" : null),
        text -> FORMS.frame(START, frame.id(), text, GoldenFilesTest::aside));
  }

  private void addHistories() {
    for (EventType type : EventType.values()) {
      addHistory(type.wireName(), List.of(event(type, 5, 4), event(type, 6, 2)));
    }
    addHistory("assigned-variables", List.of(assigning(1), event(2, OTHER), event(3, OTHER)));
    addHistory(
        "ExecutionStarted-by-an-alias",
        List.of(
            new HistoryEvent(
                1,
                0,
                TIME,
                EventType.EXECUTION_STARTED,
                Arrays.asList(INPUT, "the role", "the alias", "the version"))));
    addHistory(
        "TaskScheduled-in-a-role",
        List.of(
            new HistoryEvent(
                5,
                4,
                TIME,
                EventType.TASK_SCHEDULED,
                Arrays.asList("sqs", "sendMessage", "us-east-1", INPUT, 5L, 3L, "the role"))));
    addHistory(
        "of-large-payloads",
        List.of(
            event(1, LARGE), event(2, OTHER), event(3, OTHER), event(4, LARGE), event(5, OTHER)));
  }

  private static HistoryEvent assigning(long id) {
    return new HistoryEvent(
        id, id - 1, TIME, EventType.PASS_STATE_EXITED, Arrays.asList("Pass", OTHER, VARIABLES));
  }

  private static HistoryEvent event(long id, Json input) {
    return new HistoryEvent(
        id, id - 1, TIME, EventType.PASS_STATE_ENTERED, Arrays.asList("Pass", input));
  }

  private static HistoryEvent event(EventType type, long id, long previous) {
    List<@Nullable Object> values = new ArrayList<>();
    for (EventType.Field field : type.fields()) {
      values.add(
          switch (field.kind()) {
            // of an alias: added later than the type, and so in no file of its name
            case TEXT -> field.name().startsWith("stateMachine") ? null : "the " + field.name();
            // added later than the type, and so in no file of its name
            case ROLE -> type == EventType.TASK_SCHEDULED ? null : "the " + field.name();
            case NUMBER -> (long) field.name().length();
            case DOCUMENT, PAYLOAD -> INPUT;
            case VARIABLES -> null;
          });
    }
    return new HistoryEvent(id, previous, TIME, type, values);
  }

  private void addHistory(String name, List<HistoryEvent> events) {
    List<String> entries = FORMS.writes().history(events);
    assertThat(entries).hasSize(1);
    add("history-" + name, events, entries.get(0), FORMS::history);
  }

  private void addWholeExecutions() {
    addWhole("whole", START, new Ending(ExecutionStatus.SUCCEEDED, TIME + 9, OTHER, null, null));
    addWhole(
        "whole-large",
        start(LARGE_INPUT),
        new Ending(ExecutionStatus.SUCCEEDED, TIME + 9, LARGE, null, null));
    addWhole(
        "whole-failed",
        START,
        new Ending(ExecutionStatus.FAILED, TIME + 9, null, "Ä", LARGE.text()));
  }

  private void addWhole(String name, ExecutionStart start, Ending ending) {
    Json output = ending.output();
    Progress progress = new Progress(3, TIME + 7, 1, 0, ending, Extras.NONE);
    List<HistoryEvent> events =
        List.of(
            event(1, start.input()), event(2, OTHER), event(3, output == null ? OTHER : output));
    add(
        name,
        new WholeExecution(start, progress, events),
        Objects.requireNonNull(FORMS.writes().whole(start, progress, events)),
        text -> FORMS.whole(KEY, text, PayloadSource.NONE));
  }

  @Test
  void shouldHaveNoFileThatNobodyReads() {
    assertThat(shouldReadWhatWasWritten())
        .extracting(DynamicTest::getDisplayName)
        .containsAll(GoldenFiles.names().stream().filter(name -> !name.equals("token")).toList());
  }
}
