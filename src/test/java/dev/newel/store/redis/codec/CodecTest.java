package dev.newel.store.redis.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Extras;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Variables;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.store.redis.codec.Packed.Reader;
import dev.newel.store.redis.codec.Packed.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of an execution is read again as it was. */
class CodecTest {

  private static final String ARNS = "arn:aws:states:us-east-1:000000000000:";
  private static final Forms FORMS = Forms.current();
  private static final Form FORM = FORMS.writes();
  private static final ExecutionKey KEY = new ExecutionKey(RunningMachine.HOME, "machine", "run");
  private static final Json INPUT = Json.ofTrusted("{ \"spaces\" : \"are kept\" }");
  private static final Json LARGE = large("€");
  private static final ExecutionStart START = start(INPUT, null, null);

  private static final List<ParentTask> PARENTS =
      List.of(
          new ParentTask(KEY, 3, Long.MIN_VALUE),
          new ParentTask(new ExecutionKey(KEY.home(), "größe", "x y"), 0, 7));

  private static Json large(String filling) {
    return Json.ofTrusted("\"" + filling.repeat(ExecutionCodec.ASIDE_CHARS) + "\"");
  }

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

  private static Progress progress(@Nullable Ending ending) {
    return new Progress(7, 5, 1, 0, ending, Extras.NONE);
  }

  private static Frame frame(
      Phase phase,
      Json input,
      List<Integer> attempts,
      @Nullable Pending pending,
      @Nullable Json output) {
    return new Frame(
        4,
        0,
        2,
        "Stäte ;:~=",
        phase,
        3,
        4,
        5,
        input,
        attempts,
        pending,
        output,
        Variables.NONE,
        Extras.NONE);
  }

  private static PayloadSource source(Map<String, Json> payloads) {
    return name -> Objects.requireNonNull(payloads.get(name), name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "~",
        "=",
        "@i;",
        "3:a;",
        "\0",
        "\"quoted\\\"",
        "\ud83d\ude00",
        "\ud800",
        "ä\n"
      })
  void shouldReadTextAsItWas(String text) {
    Writer out =
        new Writer(1).text('a', text).number('b', -7).text('c', null).number('d', Long.MIN_VALUE);
    Reader in = new Reader(out.toString());
    assertThat(in.next()).isTrue();
    assertThat(in.text()).isEqualTo(text);
    assertThat(in.next()).isTrue();
    assertThat(in.number()).isEqualTo(-7);
    assertThat(in.next()).isTrue();
    assertThat(in.tag()).isEqualTo('d');
    assertThat(in.number()).isEqualTo(Long.MIN_VALUE);
    assertThat(in.next()).isFalse();
  }

  @Test
  void shouldStepOverAnyContent() {
    for (String field : List.of("z-12;", "Z3:a;b", "z0:", "z=", "Z.;", "z@17;")) {
      Reader in = new Reader("1" + field + "y1;");
      assertThat(in.next()).isTrue();
      assertThat(in.skip()).isEqualTo(field);
      assertThat(in.next()).isTrue();
      assertThat(in.number()).isEqualTo(1);
      assertThat(in.next()).isFalse();
    }
  }

  @Test
  void shouldHintAtTheUsualPayloadOnly() {
    Json equal = Json.ofTrusted(INPUT.text());
    Writer out =
        new Writer(1)
            .payload('a', INPUT, INPUT, PayloadNames.NONE)
            .payload('b', equal, INPUT, PayloadNames.NONE)
            .payload('c', LARGE, INPUT, payload -> "7");
    assertThat(out.toString())
        .isEqualTo("1a=b" + INPUT.text().length() + ":" + INPUT.text() + "c@7;");
  }

  @Test
  void shouldRefuseWhatDoesNotSayAKnownVersion() {
    for (String value : List.of("", "t5;", "2e1;l2;n3;", "0e1;", "99999e1;")) {
      assertThatThrownBy(() -> FORMS.progress(value, PayloadSource.NONE))
          .isInstanceOf(UnreadableValueException.class);
    }
    assertThatThrownBy(() -> FORMS.history("2f1;t1;"))
        .isInstanceOf(UnreadableValueException.class)
        .hasMessage("a value is in format 2, and this version of Newel reads those from 1 to 1");
  }

  @Test
  void shouldReadStartAsItWas() {
    for (ExecutionStart start : List.of(START, start(Json.NULL, "Root=1-2;3", "id"))) {
      ExecutionStart read = FORMS.start(KEY, FORM.start(start), PayloadSource.NONE);
      assertThat(read).isEqualTo(start);
      assertThat(read.input().text()).isEqualTo(start.input().text());
    }
  }

  @Test
  void shouldKeepALargeInputOutOfTheStart() {
    ExecutionStart start = start(LARGE, null, null);
    assertThat(FORM.inputAside(start)).isEqualTo(LARGE.text());
    assertThat(FORM.inputAside(START)).isNull();
    assertThat(FORM.start(start)).hasSizeLessThan(ExecutionCodec.ASIDE_CHARS);
    assertThat(FORMS.start(KEY, FORM.start(start), source(Map.of(Form.INPUT, LARGE))))
        .isEqualTo(start);
  }

  @Test
  void shouldReadProgressAsItWas() {
    for (Progress progress :
        List.of(
            new Progress(0, 0, 0, 0, null, Extras.NONE),
            new Progress(
                25_000, Long.MAX_VALUE, Integer.MAX_VALUE, 9, null, PARENTS, Map.of(), Extras.NONE),
            progress(new Ending(ExecutionStatus.SUCCEEDED, 5, INPUT, null, null)),
            progress(new Ending(ExecutionStatus.FAILED, 5, null, "", "~;=")),
            progress(new Ending(ExecutionStatus.ABORTED, 5, null, null, null)))) {
      assertThat(FORMS.progress(FORM.progress(START, progress), PayloadSource.NONE))
          .isEqualTo(progress);
    }
  }

  @Test
  void shouldKeepALargeEndingOutOfTheProgress() {
    ExecutionStart started = start(large("i"), null, null);
    Ending passedOn = new Ending(ExecutionStatus.SUCCEEDED, 5, started.input(), null, null);
    Ending succeeded = new Ending(ExecutionStatus.SUCCEEDED, 5, LARGE, null, null);
    Ending failed = new Ending(ExecutionStatus.FAILED, 5, null, "E", LARGE.text());
    PayloadSource aside = source(Map.of(Form.INPUT, started.input(), Form.OUTPUT, LARGE));
    for (Progress progress : List.of(progress(passedOn), progress(succeeded), progress(failed))) {
      String text = FORM.progress(started, progress);
      assertThat(text).hasSizeLessThan(ExecutionCodec.ASIDE_CHARS);
      assertThat(FORMS.progress(text, aside)).isEqualTo(progress);
    }
    assertThat(FORM.outputAside(started, progress(passedOn))).isNull();
    assertThat(FORM.outputAside(started, progress(succeeded))).isEqualTo(LARGE.text());
    assertThat(FORM.outputAside(started, progress(failed))).isEqualTo(LARGE.text());
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
            frame(Phase.STARTED, INPUT, List.of(), new Pending(0, 0, 0, 0, null), null),
            frame(Phase.READY, INPUT, List.of(), new Pending(0, 0, 0, 0, null, -7, 3, 0, 0), null),
            frame(Phase.DONE, other, List.of(), null, other),
            frame(Phase.DONE, other, List.of(), null, INPUT))) {
      String text = FORM.frame(START, frame, PayloadNames.NONE);
      assertThat(FORMS.frame(START, 4, text, PayloadSource.NONE)).isEqualTo(frame);
    }
  }

  @Test
  void shouldKeepPayloadOfFrameOnce() {
    Frame frame = frame(Phase.SCHEDULED, INPUT, List.of(), new Pending(1, 0, 0, 0, INPUT), null);
    assertThat(FORM.frame(START, frame, PayloadNames.NONE)).doesNotContain("spaces");
    Json own = Json.ofTrusted("\"own\"");
    assertThat(FORM.frame(START, frame(Phase.DONE, own, List.of(), null, own), PayloadNames.NONE))
        .containsOnlyOnce("own");
    Frame named = frame(Phase.DONE, LARGE, List.of(), null, LARGE);
    assertThat(FORM.frame(START, named, payload -> "3")).contains("i@3;o=");
  }

  /** An instance that does not know a field hands it on, for as long as its letter says. */
  @Test
  void shouldKeepFieldsOfANewerVersion() {
    Frame frame = frame(Phase.READY, INPUT, List.of(), null, null);
    String newer = FORM.frame(START, frame, PayloadNames.NONE) + "k5:a;b=1Z=";
    Frame read = FORMS.frame(START, 4, newer, PayloadSource.NONE);
    assertThat(FORM.frame(START, read, PayloadNames.NONE)).isEqualTo(newer);
    assertThat(FORM.frame(START, read.in(Phase.WAITING, 6, null), PayloadNames.NONE))
        .endsWith("k5:a;b=1Z=");
    Frame moved = read.moveTo("Next", INPUT, 7, Variables.NONE);
    assertThat(FORM.frame(START, moved, PayloadNames.NONE)).endsWith("k5:a;b=1");
    assertThat(FORM.frame(START, moved.done(INPUT, 8), PayloadNames.NONE)).endsWith("k5:a;b=1");

    String progress = FORM.progress(START, progress(null)) + "y12;";
    assertThat(FORM.progress(START, FORMS.progress(progress, PayloadSource.NONE)))
        .isEqualTo(progress);
  }

  @Test
  void shouldPassOverFieldsOfANewerVersionInAHistory() {
    List<HistoryEvent> events = allEvents();
    String entry = FORM.history(events).get(0);
    String newer = entry.replaceFirst(";t", ";z1:?t").replaceFirst("(Pe\\d+;)", "$1z@4;");
    assertThat(newer).isNotEqualTo(entry);
    assertThat(FORMS.history(newer)).isEqualTo(FORMS.history(entry));
  }

  @Test
  void shouldReadEventsOfEveryTypeAsTheyWere() {
    List<HistoryEvent> events = allEvents();
    List<String> entries = FORM.history(events);
    assertThat(entries).hasSize(1);
    assertThat(FORMS.history(entries.get(0))).isEqualTo(events);
  }

  private static List<HistoryEvent> allEvents() {
    List<HistoryEvent> events = new ArrayList<>();
    for (EventType type : EventType.values()) {
      events.add(
          new HistoryEvent(events.size() + 8L, events.size() * 7 / 8, 99, type, values(type)));
      @Nullable Object[] none = new @Nullable Object[type.fields().size()];
      events.add(new HistoryEvent(events.size() + 8L, 0, 99, type, Arrays.asList(none)));
    }
    return events;
  }

  private static List<@Nullable Object> values(EventType type) {
    List<@Nullable Object> values = new ArrayList<>();
    for (EventType.Field field : type.fields()) {
      values.add(
          switch (field.kind()) {
            case TEXT, ROLE -> field.name();
            case NUMBER -> (long) field.name().length();
            case DOCUMENT -> INPUT;
            case PAYLOAD -> Json.ofTrusted("[\"" + type + "\"]");
            case VARIABLES -> Map.of("ä", INPUT, "b", Json.ofTrusted("[\"" + type + "\"]"));
          });
    }
    return values;
  }

  private static HistoryEvent entered(long id, Json input) {
    return new HistoryEvent(
        id, id - 1, 99, EventType.PASS_STATE_ENTERED, Arrays.asList("name", input));
  }

  @Test
  void shouldWriteAPayloadOnceInAHistoryEntry() {
    Json other = Json.ofTrusted("[\"other\"]");
    List<HistoryEvent> events = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      events.add(entered(i + 1, i % 3 == 0 ? other : LARGE));
    }
    String entry = FORM.history(events).get(0);
    assertThat(entry).containsOnlyOnce(LARGE.text()).containsOnlyOnce(other.text());
    List<HistoryEvent> read = FORMS.history(entry);
    assertThat(read).isEqualTo(events);
    assertThat(read.get(4).values().get(1)).isSameAs(read.get(1).values().get(1));
  }

  @Test
  void shouldDivideEventsOfLargePayloadsIntoEntries() {
    List<HistoryEvent> events = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      events.add(entered(i + 1, Json.ofTrusted("\"" + i + "x".repeat(100_000) + "\"")));
    }
    List<String> entries = FORM.history(events);
    assertThat(entries).hasSize(7).allSatisfy(entry -> assertThat(entry).hasSizeLessThan(400_000));
    assertThat(entries.get(1)).startsWith("1f4;t99;");
    assertThat(entries.stream().flatMap(entry -> FORMS.history(entry).stream()).toList())
        .isEqualTo(events);
  }

  @Test
  void shouldReadAWholeExecutionAsItWas() {
    for (ExecutionStart start : List.of(START, start(large("i"), null, "id"))) {
      for (Json output : List.of(start.input(), INPUT, LARGE, large("\ud83d\ude00"))) {
        Progress progress = progress(new Ending(ExecutionStatus.SUCCEEDED, 5, output, null, null));
        List<HistoryEvent> events =
            List.of(entered(1, start.input()), entered(2, output), entered(3, start.input()));
        String text = wholeText(start, progress, events);
        assertThat(FORMS.whole(KEY, text, PayloadSource.NONE))
            .isEqualTo(new WholeExecution(start, progress, events));
        if (output.text().length() > ExecutionCodec.ASIDE_CHARS) {
          assertThat(text).containsOnlyOnce(output.text());
        }
      }
    }
  }

  private static String wholeText(
      ExecutionStart start, Progress progress, List<HistoryEvent> events) {
    return Objects.requireNonNull(FORM.whole(start, progress, events));
  }

  /** As the scripts do, which count bytes. */
  @Test
  void shouldShowAWholeExecutionWithoutItsPayloadsAndHistory() {
    ExecutionStart start = start(large("ä\ud83d\ude00\ud800€"), "träce", null);
    Ending ending = new Ending(ExecutionStatus.FAILED, 5, null, "Ä", LARGE.text());
    String text = wholeText(start, progress(ending), List.of(entered(1, start.input())));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String[] numbers = text.substring(2).split(";d|;", 3);
    int begin = text.indexOf(';', text.indexOf(";d") + 1) + 1;
    int shown = begin + Integer.parseInt(numbers[0]);
    int large = shown + Integer.parseInt(numbers[1]);

    Json leftOut = Json.ofTrusted("0");
    String head = new String(bytes, 0, shown, StandardCharsets.UTF_8);
    WholeExecution listed = FORMS.whole(KEY, head, name -> leftOut);
    assertThat(listed.start().input()).isSameAs(leftOut);
    assertThat(listed.start().traceHeader()).isEqualTo("träce");
    assertThat(listed.progress().status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(listed.events()).isEmpty();

    String described = new String(bytes, 0, large, StandardCharsets.UTF_8);
    WholeExecution read = FORMS.whole(KEY, described, PayloadSource.NONE);
    assertThat(read.progress().ending()).isEqualTo(ending);
    assertThat(new String(bytes, large, bytes.length - large, StandardCharsets.UTF_8))
        .startsWith("e")
        .hasSizeLessThan(100);
  }

  @Test
  void shouldKeepWhatIsLargeInParts() {
    List<HistoryEvent> events = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      events.add(entered(i + 1, Json.ofTrusted("\"" + i + "x".repeat(100_000) + "\"")));
    }
    Progress progress = progress(new Ending(ExecutionStatus.SUCCEEDED, 5, INPUT, null, null));
    assertThat(FORM.whole(START, progress, events)).isNull();
    assertThat(FORM.whole(START, progress, events.subList(0, 5))).isNotNull();
  }
}
