package dev.newel.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.asl.Json;
import dev.newel.interpreter.FuzzedRun;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.EventType;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.interpreter.model.ExecutionStart;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.HistoryEvent;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of an execution is read again as it was. */
class CodecTest {

  private static final String ARNS = "arn:aws:states:us-east-1:000000000000:";
  private static final ExecutionCodec CODEC = new ExecutionCodec();
  private static final ExecutionKey KEY = new ExecutionKey(RunningMachine.HOME, "machine", "run");
  private static final Json INPUT = Json.ofTrusted("{ \"spaces\" : \"are kept\" }");
  private static final ExecutionStart START = start(INPUT, null, null);

  private static final String EVENT_TYPES =
      """
      ExecutionStarted ExecutionSucceeded ExecutionFailed ExecutionAborted
      ExecutionTimedOut PassStateEntered PassStateExited TaskStateEntered TaskStateExited
      TaskStateAborted ChoiceStateEntered ChoiceStateExited WaitStateEntered
      WaitStateExited WaitStateAborted SucceedStateEntered SucceedStateExited
      FailStateEntered ParallelStateEntered ParallelStateExited ParallelStateStarted
      ParallelStateSucceeded ParallelStateFailed ParallelStateAborted MapStateEntered
      MapStateExited MapStateStarted MapStateSucceeded MapStateFailed MapStateAborted
      MapIterationStarted MapIterationSucceeded MapIterationFailed MapIterationAborted
      ActivityScheduled ActivityStarted ActivitySucceeded ActivityFailed ActivityTimedOut
      TaskScheduled TaskStarted TaskSucceeded TaskFailed TaskTimedOut
      """;

  private static ExecutionStart start(
      Json input, @Nullable String traceHeader, @Nullable String invocationId) {
    return new ExecutionStart(
        KEY,
        ARNS + "execution:machine:run",
        ARNS + "stateMachine:machine",
        "arn:aws:iam::000000000000:role/any",
        "r1",
        input,
        1_700_000_000_123L,
        traceHeader,
        invocationId);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "plain",
        "~",
        "=",
        "3:a;",
        "\0",
        "\"quoted\\\"",
        "\ud83d\ude00",
        "\ud800",
        "ä\n"
      })
  void shouldReadTextAsItWas(@Nullable String text) {
    Packed.Writer out = new Packed.Writer().text(text).number(-7).text(text).number(Long.MIN_VALUE);
    Packed.Reader in = new Packed.Reader(out.toString());
    assertThat(in.optionalText()).isEqualTo(text);
    assertThat(in.number()).isEqualTo(-7);
    assertThat(in.optionalText()).isEqualTo(text);
    assertThat(in.number()).isEqualTo(Long.MIN_VALUE);
    assertThat(in.hasMore()).isFalse();
  }

  @Test
  void shouldWriteSameValueOnce() {
    Json equal = Json.ofTrusted(INPUT.text());
    assertThat(new Packed.Writer().json(INPUT, INPUT).json(null, INPUT).toString()).isEqualTo("=~");
    assertThat(new Packed.Writer().json(equal, INPUT).toString())
        .isEqualTo(INPUT.text().length() + ":" + INPUT.text());
    Packed.Reader in = new Packed.Reader("=~");
    assertThat(in.optionalJson(INPUT)).isSameAs(INPUT);
    assertThat(in.optionalJson(INPUT)).isNull();
  }

  @Test
  void shouldRefuseMissingText() {
    assertThatThrownBy(() -> new Packed.Reader("~").text())
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new Packed.Reader("~").json(INPUT))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void shouldReadStartAsItWas() {
    for (ExecutionStart start : List.of(START, start(Json.NULL, "Root=1-2;3", "id"))) {
      ExecutionStart read = CODEC.start(KEY, CODEC.start(start));
      assertThat(read).isEqualTo(start);
      assertThat(read.input().text()).isEqualTo(start.input().text());
    }
  }

  @Test
  void shouldReadProgressAsItWas() {
    Ending succeeded = new Ending(ExecutionStatus.SUCCEEDED, 5, INPUT, null, null);
    Ending failed = new Ending(ExecutionStatus.FAILED, 5, null, "", "~;=");
    for (Progress progress :
        List.of(
            new Progress(0, 0, 0, 0, null),
            new Progress(25_000, Long.MAX_VALUE, Integer.MAX_VALUE, 9, null),
            new Progress(7, 5, 1, 0, succeeded),
            new Progress(7, 5, 1, 0, failed))) {
      assertThat(CODEC.progress(CODEC.progress(progress))).isEqualTo(progress);
    }
  }

  @Test
  void shouldReadFrameAsItWas() {
    Json other = Json.ofTrusted("[1]");
    for (Frame frame :
        List.of(
            frame(Phase.ENTERING, INPUT, List.of(), null, null),
            frame(Phase.WAITING, other, List.of(), new Pending(0, 7, 0, 0, null), null),
            frame(Phase.SCHEDULED, INPUT, List.of(0, 2), new Pending(-9, 1, 2, 3, INPUT), null),
            frame(Phase.STARTED, INPUT, List.of(), new Pending(9, 0, 0, 0, other), null),
            frame(Phase.DONE, other, List.of(), null, other))) {
      assertThat(CODEC.frame(START, 4, CODEC.frame(START, frame))).isEqualTo(frame);
    }
  }

  @Test
  void shouldKeepPayloadOfFrameOnce() {
    Frame frame = frame(Phase.SCHEDULED, INPUT, List.of(), new Pending(1, 0, 0, 0, INPUT), null);
    assertThat(CODEC.frame(START, frame)).doesNotContain("spaces");
    Json own = Json.ofTrusted("\"own\"");
    assertThat(CODEC.frame(START, frame(Phase.DONE, own, List.of(), null, own)))
        .containsOnlyOnce("own");
  }

  private static Frame frame(
      Phase phase,
      Json input,
      List<Integer> attempts,
      @Nullable Pending pending,
      @Nullable Json output) {
    return new Frame(4, 0, 2, "Stäte ;:~=", phase, 3, 4, 5, input, attempts, pending, output);
  }

  @Test
  void shouldReadEventsOfEveryTypeAsTheyWere() {
    List<HistoryEvent> events = new ArrayList<>();
    for (EventType type : EventType.values()) {
      events.add(
          new HistoryEvent(events.size() + 8L, events.size() * 7 / 8, 99, type, values(type)));
      @Nullable Object[] none = new @Nullable Object[type.fields().size()];
      events.add(new HistoryEvent(events.size() + 8L, 0, 99, type, Arrays.asList(none)));
    }
    assertThat(HistoryCodec.decode(HistoryCodec.encode(events))).isEqualTo(events);
  }

  private static List<@Nullable Object> values(EventType type) {
    List<@Nullable Object> values = new ArrayList<>();
    for (EventType.Field field : type.fields()) {
      values.add(
          switch (field.kind()) {
            case TEXT -> field.name();
            case NUMBER -> (long) field.name().length();
            case DOCUMENT -> INPUT;
            case PAYLOAD -> Json.ofTrusted("[\"" + type + "\"]");
          });
    }
    return values;
  }

  @Test
  void shouldRunAnyMachineFromWhatIsWritten() {
    SplittableRandom seeds = new SplittableRandom();
    for (int i = 0; i < 500; i++) {
      long seed = seeds.nextLong();
      try {
        new FuzzedRun(seed, CodecTest::writtenAndRead).run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + "L", e);
      }
    }
  }

  private static Execution writtenAndRead(Execution execution) {
    ExecutionStart start = CODEC.start(KEY, CODEC.start(execution.start()));
    List<Frame> frames =
        execution.frames().stream()
            .map(frame -> CODEC.frame(start, frame.id(), CODEC.frame(execution.start(), frame)))
            .toList();
    return new Execution(start, CODEC.progress(CODEC.progress(execution.progress())), frames);
  }

  /** Types are written by their place: what is in Redis already must keep its meaning. */
  @Test
  void shouldOnlyEverAppendToEnums() {
    assertThat(ExecutionStatus.values())
        .extracting(Enum::name)
        .startsWith("RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED");
    assertThat(Phase.values())
        .extracting(Enum::name)
        .startsWith(
            "ENTERING",
            "READY",
            "WAITING",
            "SCHEDULED",
            "STARTED",
            "RETRYING",
            "FANNED_OUT",
            "DONE");
    assertThat(EventType.values())
        .extracting(EventType::wireName)
        .startsWith(EVENT_TYPES.strip().split("\\s+", -1));
  }
}
