package dev.newel.ops.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Iterations that stand in one state at once have spans of their own times. */
class TurnSpansTest {

  private static final Home HOME = Home.of("us-east-1", "000000000000");
  private static final Json INPUT = Json.EMPTY_OBJECT;
  private static final String EACH = "Each";

  private final Execution execution = execution();
  private final TraceContext trace = TraceContext.of(execution.start());
  private final List<Span> spans = new ArrayList<>();
  private final TurnSpans watch = new TurnSpans(spans::add);

  private static Execution execution() {
    ExecutionKey key = new ExecutionKey(HOME, "machine", "name");
    return new Execution(
        new ExecutionStart(
            key, key.arn(), key.machineArn(), "role", "revision", INPUT, 1_000, null, null));
  }

  private void commit(Turn turn) {
    watch.committed(turn, false);
    execution.apply(turn);
  }

  private static Frame enter(Turn turn, int id, EventType entered) {
    Frame frame = turn.existing(id);
    long event = turn.append(entered, frame.lastEvent(), frame.state(), INPUT);
    Frame in = frame.entered(event, turn.now()).in(Phase.READY, event, null);
    turn.put(in);
    return in;
  }

  private static long exit(Turn turn, Frame frame) {
    return turn.append(EventType.PASS_STATE_EXITED, frame.lastEvent(), frame.state(), INPUT, null);
  }

  /** A Map whose two iterations have entered their state, the second one later. */
  private List<Frame> twoIterations() {
    Turn first = new Turn(execution, 1_000);
    first.append(EventType.EXECUTION_STARTED, 0, INPUT, "role", null, null);
    first.beginTop("Map");
    Frame map = enter(first, Frame.TOP, EventType.MAP_STATE_ENTERED);
    first.begin(map, 0, EACH, INPUT, map.lastEvent());
    first.begin(map, 1, EACH, INPUT, map.lastEvent());
    Frame one = enter(first, 1, EventType.PASS_STATE_ENTERED);
    commit(first);
    Turn second = new Turn(execution, 2_000);
    Frame two = enter(second, 2, EventType.PASS_STATE_ENTERED);
    commit(second);
    return List.of(one, two);
  }

  private void assertSpan(Span span, String name, Frame frame, long begin, long end) {
    assertThat(span.name()).isEqualTo(name);
    assertThat(span.spanId()).isEqualTo(trace.stateSpanId(frame.enteredEvent()));
    assertThat(span.begin()).isEqualTo(begin);
    assertThat(span.end()).isEqualTo(end);
  }

  @Test
  void shouldPairWhatIterationsEnteredAndLeftInOneTurn() {
    Turn turn = new Turn(execution, 1_000);
    turn.append(EventType.EXECUTION_STARTED, 0, INPUT, "role", null, null);
    turn.beginTop("Map");
    Frame map = enter(turn, Frame.TOP, EventType.MAP_STATE_ENTERED);
    turn.begin(map, 0, EACH, INPUT, map.lastEvent());
    turn.begin(map, 1, EACH, INPUT, map.lastEvent());
    Frame one = enter(turn, 1, EventType.PASS_STATE_ENTERED);
    Frame two = enter(turn, 2, EventType.PASS_STATE_ENTERED);
    exit(turn, one);
    turn.put(map.in(Phase.READY, exit(turn, two), null));
    exit(turn, turn.existing(Frame.TOP));
    commit(turn);

    assertThat(spans)
        .extracting(Span::spanId)
        .containsExactly(
            trace.stateSpanId(one.enteredEvent()),
            trace.stateSpanId(two.enteredEvent()),
            trace.stateSpanId(map.enteredEvent()));
  }

  @Test
  void shouldPairWhatIterationsEnteredBefore() {
    List<Frame> iterations = twoIterations();
    Turn turn = new Turn(execution, 3_000);
    turn.put(iterations.get(0).in(Phase.READY, exit(turn, iterations.get(0)), null));
    turn.put(iterations.get(1).in(Phase.READY, exit(turn, iterations.get(1)), null));
    commit(turn);

    assertThat(spans).hasSize(2);
    assertSpan(spans.get(0), EACH, iterations.get(0), 1_000, 3_000);
    assertSpan(spans.get(1), EACH, iterations.get(1), 2_000, 3_000);
  }

  @Test
  void shouldTellOfTheMapThatTheLastIterationEnds() {
    List<Frame> iterations = twoIterations();
    Turn turn = new Turn(execution, 3_000);
    long last = exit(turn, iterations.get(1));
    turn.put(iterations.get(1).in(Phase.READY, last, null));
    Frame map = turn.existing(Frame.TOP);
    turn.put(map.in(Phase.READY, last, null));
    exit(turn, turn.existing(Frame.TOP));
    commit(turn);

    assertSpan(spans.get(1), "Map", map, 1_000, 3_000);
  }

  @Test
  void shouldTellOfIterationsThatTheEndHasCutOff() {
    List<Frame> iterations = twoIterations();
    Turn turn = new Turn(execution, 3_000);
    turn.put(iterations.get(1).in(Phase.READY, exit(turn, iterations.get(1)), null));
    turn.end(new Ending(ExecutionStatus.ABORTED, 3_000, null, null, null), false);
    commit(turn);

    assertThat(spans)
        .filteredOn(span -> span.name().equals(EACH))
        .extracting(Span::spanId)
        .containsExactly(
            trace.stateSpanId(iterations.get(1).enteredEvent()),
            trace.stateSpanId(iterations.get(0).enteredEvent()));
  }
}
