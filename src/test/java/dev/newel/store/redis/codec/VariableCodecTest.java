package dev.newel.store.redis.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.Variables;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.redis.frozen.Frozen;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Variables are read as they were written, and passed over by who does not know them. */
class VariableCodecTest {

  private static final Forms FORMS = Forms.current();
  private static final Form FORM = FORMS.writes();
  private static final Json INPUT = Json.ofTrusted("{\"in\": [1, 2]}");
  private static final Json LARGE = Json.ofTrusted("\"" + "€".repeat(600) + "\"");
  private static final Map<String, Json> VALUES =
      Map.of("größe", Json.ofTrusted("\";:=@7; \""), "large", LARGE, "input", INPUT);
  private static final ExecutionStart START = RunningMachine.startOf(INPUT.text());

  private static Frame frame(Variables variables) {
    Turn turn = new Turn(new Execution(START), RunningMachine.START);
    turn.beginTop("A");
    return turn.existing(Frame.TOP).moveTo("B", Json.ofTrusted("[1]"), 3, variables);
  }

  @Test
  void shouldReadThoseOfAFrame() {
    Frame frame = frame(Variables.of(VALUES));

    String text = FORM.frame(START, frame, payload -> payload.equals(LARGE) ? "3" : null);
    Frame read = FORMS.frame(START, Frame.TOP, text, name -> name.equals("3") ? LARGE : INPUT);

    assertThat(text).doesNotContain(LARGE.text());
    assertThat(read).isEqualTo(frame);
    assertThat(read.variables().values().get("large")).isSameAs(LARGE);
  }

  @Test
  void shouldWriteNothingWhereThereAreNone() {
    String before = Frozen.firstForm().frame(START, frame(Variables.NONE), PayloadNames.NONE);
    assertThat(FORM.frame(START, frame(Variables.NONE), PayloadNames.NONE)).isEqualTo(before);
  }

  @Test
  void shouldLetAnOldVersionHandThemOn() {
    Frame frame = frame(Variables.of(VALUES));
    Form old = Frozen.firstForm();
    String written = FORM.frame(START, frame, PayloadNames.NONE);

    Frame met = old.frame(START, Frame.TOP, written, PayloadSource.NONE);
    Frame moved = met.moveTo("C", INPUT, 9, Variables.NONE);
    String handedOn = old.frame(START, moved, PayloadNames.NONE);

    assertThat(FORMS.frame(START, Frame.TOP, handedOn, PayloadSource.NONE).variables())
        .isEqualTo(frame.variables());
  }

  private static HistoryEvent event(long id, EventType type, Object... values) {
    return new HistoryEvent(id, id - 1, 99, type, Arrays.asList(values));
  }

  /** Payloads that are referred to are counted the same by both. */
  @Test
  void shouldReadThoseOfAHistoryAndCountNoPayloadByThem() {
    Json other = Json.ofTrusted("[\"another payload\"]");
    List<HistoryEvent> events =
        List.of(
            event(1, EventType.PASS_STATE_ENTERED, "A", LARGE),
            event(2, EventType.PASS_STATE_EXITED, "A", LARGE, VALUES),
            event(3, EventType.PASS_STATE_ENTERED, "B", other),
            event(4, EventType.PASS_STATE_EXITED, "B", other, Map.of("large", LARGE)),
            event(5, EventType.PASS_STATE_ENTERED, "C", LARGE),
            event(6, EventType.PASS_STATE_ENTERED, "D", other));

    String entry = FORM.history(events).get(0);
    List<HistoryEvent> old = Frozen.firstForm().history(entry);

    assertThat(FORMS.history(entry)).isEqualTo(events);
    assertThat(old).hasSameSizeAs(events);
    for (int i = 0; i < old.size(); i++) {
      assertThat(old.get(i).values().subList(0, 2)).isEqualTo(events.get(i).values().subList(0, 2));
    }
    assertThat(Objects.requireNonNull(old.get(5).values().get(1))).isEqualTo(other);
  }
}
