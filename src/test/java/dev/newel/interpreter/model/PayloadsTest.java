package dev.newel.interpreter.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.RunningMachine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The large payloads of an execution are counted by the frames that hold them. */
class PayloadsTest {

  private static final Json SMALL = Json.ofTrusted("{}");
  private static final Json SHARED = json(Payloads.SHARED_CHARS);
  private static final Json LARGE = json(Payloads.LARGE_CHARS);

  private final Execution execution =
      new Execution(RunningMachine.startOf(json(Payloads.LARGE_CHARS).text()));

  private static Json json(int chars) {
    return Json.ofTrusted("\"" + "x".repeat(chars - 2) + "\"");
  }

  private static Frame frame(int id, Json input) {
    return Frame.entering(id, 0, id, "State", input, 1);
  }

  private PayloadChange commit(Frame... frames) {
    Turn turn = turn(frames);
    PayloadChange change = execution.payloadChange(turn);
    execution.apply(turn);
    return change;
  }

  private Turn turn(Frame... frames) {
    Turn turn = new Turn(execution, 1);
    for (Frame frame : frames) {
      turn.put(frame);
    }
    return turn;
  }

  @Test
  void shouldNumberALargePayloadWhileAFrameHoldsIt() {
    PayloadChange first = commit(frame(1, LARGE), frame(2, SMALL));
    assertThat(first.added()).containsExactly(Map.entry(1, LARGE));
    assertThat(first.name(LARGE)).isEqualTo("1");
    assertThat(first.name(SMALL)).isNull();

    PayloadChange second = commit(frame(1, SMALL), frame(2, LARGE));
    assertThat(second.added()).isEmpty();
    assertThat(second.dropped()).isEmpty();
    assertThat(second.name(LARGE)).isEqualTo("1");

    assertThat(commit(frame(2, SMALL)).dropped()).containsExactly(1);
    assertThat(commit(frame(1, LARGE)).added()).containsOnlyKeys(2);
  }

  @Test
  void shouldNumberASmallerPayloadThatFramesShare() {
    assertThat(commit(frame(1, SHARED)).added()).isEmpty();
    PayloadChange shared = commit(frame(2, SHARED), frame(3, SHARED));
    assertThat(shared.added()).containsExactly(Map.entry(1, SHARED));
    assertThat(commit(frame(2, SMALL)).dropped()).isEmpty();
    assertThat(commit(frame(3, SMALL)).dropped()).containsExactly(1);
  }

  @Test
  void shouldNotNumberTheInputOfTheExecution() {
    Json input = execution.start().input();
    PayloadChange change = commit(frame(1, input), frame(2, input));
    assertThat(change.added()).isEmpty();
    assertThat(change.name(input)).isNull();
  }

  @Test
  void shouldTellPayloadsApartByIdentity() {
    PayloadChange change = commit(frame(1, LARGE), frame(2, json(Payloads.LARGE_CHARS)));
    assertThat(change.added()).hasSize(2);
  }

  @Test
  void shouldCountAllThatAFrameHolds() {
    Json other = json(Payloads.LARGE_CHARS + 1);
    Json third = json(Payloads.LARGE_CHARS + 2);
    Frame started = frame(1, LARGE).in(Phase.STARTED, 2, new Pending(7, 0, 0, 0, other));
    assertThat(commit(started).added().values()).containsExactly(LARGE, other);
    assertThat(commit(started.done(third, 3)).dropped()).containsExactly(1, 2);
  }

  @Test
  void shouldGiveTheSameNumbersHoweverOftenAsked() {
    Turn turn = turn(frame(1, LARGE), frame(2, json(Payloads.LARGE_CHARS)));
    assertThat(execution.payloadChange(turn).added())
        .isEqualTo(execution.payloadChange(turn).added());
  }

  @Test
  void shouldGoOnFromWhatAStoreHas() {
    List<Frame> frames = List.of(frame(1, LARGE), frame(2, LARGE), frame(3, SHARED));
    Execution loaded =
        new Execution(execution.start(), execution.progress(), frames, Map.of(7, LARGE));
    Turn turn = new Turn(loaded, 1);
    turn.put(frame(1, SMALL));
    turn.put(frame(3, json(Payloads.LARGE_CHARS)));
    PayloadChange change = loaded.payloadChange(turn);
    assertThat(change.dropped()).isEmpty();
    assertThat(change.added()).containsOnlyKeys(8);
    turn.put(frame(2, SMALL));
    assertThat(loaded.payloadChange(turn).dropped()).containsExactly(7);
  }

  @Test
  void shouldDropAllAtTheEnd() {
    commit(frame(1, LARGE), frame(2, SHARED), frame(3, SHARED));
    Turn last = new Turn(execution, 2);
    last.end(new Ending(ExecutionStatus.SUCCEEDED, 2, LARGE, null, null), false);
    assertThat(execution.payloadChange(last).dropped()).containsExactlyInAnyOrder(1, 2);
  }
}
