package dev.newel.ops.tracing;

import dev.newel.engine.status.TurnWatch;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.ops.tracing.LeftStates.Entry;
import dev.newel.ops.tracing.Span.Kind;
import dev.newel.ops.turn.TaskFamily;
import dev.newel.ops.turn.TaskFamily.Stage;
import dev.newel.ops.turn.TaskMove;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans of what turns have ended: an execution, a state within it, a task within that. States
 * of branches and iterations stand below the execution as all others do.
 */
public final class TurnSpans implements TurnWatch {

  private static final Logger LOG = System.getLogger(TurnSpans.class.getName());

  private final Consumer<Span> spans;

  public TurnSpans(SpanExporter exporter) {
    this(exporter::add);
  }

  /**
   * @param spans takes them, on any thread
   */
  TurnSpans(Consumer<Span> spans) {
    this.spans = spans;
  }

  @Override
  public void committed(Turn turn, boolean begins) {
    try {
      if (!turn.execution().start().isMapRun()) {
        tell(turn);
      }
    } catch (RuntimeException e) {
      // no fault of this is one of the engine's
      LOG.log(Level.ERROR, "a turn could not be traced", e);
    }
  }

  @Override
  public void ran(Turn turn, boolean begins) {
    committed(turn, begins);
  }

  private void tell(Turn turn) {
    TraceContext trace = TraceContext.of(turn.execution().start());
    if (!trace.isSampled()) {
      return;
    }
    LeftStates left = new LeftStates(turn);
    for (HistoryEvent event : turn.events()) {
      TaskFamily family = TaskFamily.of(event.type());
      if (family != null) {
        tellTask(trace, TaskMove.of(turn, event), family);
      } else if (LeftStates.isExit(event)) {
        tellState(trace, event, left.leave(event));
      }
    }
    if (turn.ending() != null) {
      tellUnfinished(trace, turn, left);
      tellExecution(trace, turn.execution().start(), turn.ending());
    }
  }

  private void tellExecution(TraceContext trace, ExecutionStart start, Ending ending) {
    boolean isGood = ending.status() == ExecutionStatus.SUCCEEDED;
    spans.accept(
        new Span(
            trace.traceId(),
            trace.spanId(),
            trace.parent(),
            Kind.SERVER,
            start.key().machine(),
            start.startTime(),
            ending.stopTime(),
            Map.of(
                "aws.step_functions.state_machine.arn",
                start.machineArn(),
                "newel.execution.arn",
                start.executionArn(),
                "newel.execution.status",
                ending.status().name()),
            isGood ? null : Objects.requireNonNullElse(ending.error(), ending.status().name())));
  }

  private void tellState(TraceContext trace, HistoryEvent exited, @Nullable Entry entry) {
    if (entry != null) {
      add(trace, nameOf(exited), entry.event(), entry.time(), exited.time(), null);
    }
  }

  private static String nameOf(HistoryEvent ofState) {
    return String.valueOf(ofState.values().get(0));
  }

  /** States that the execution has ended in, without leaving them. */
  private void tellUnfinished(TraceContext trace, Turn turn, LeftStates left) {
    Ending ending = Objects.requireNonNull(turn.ending());
    long end = ending.stopTime();
    String error =
        ending.status() == ExecutionStatus.SUCCEEDED
            ? null
            : Objects.requireNonNullElse(ending.error(), ending.status().name());
    for (HistoryEvent event : turn.events()) {
      if (LeftStates.isEntry(event) && !left.isLeft(event.id())) {
        add(trace, nameOf(event), event.id(), event.time(), end, error);
      }
    }
    for (Frame frame : turn.execution().frames()) {
      if (isInState(frame) && !left.isLeft(frame.enteredEvent())) {
        add(trace, frame.state(), frame.enteredEvent(), frame.enteredTime(), end, error);
      }
    }
  }

  /** A branch or an iteration that is done has left its last state in an earlier turn. */
  private static boolean isInState(Frame frame) {
    return frame.enteredEvent() != 0 && frame.phase() != Phase.DONE;
  }

  private void add(
      TraceContext trace, String name, long entered, long begin, long end, @Nullable String error) {
    spans.accept(
        new Span(
            trace.traceId(),
            trace.stateSpanId(entered),
            trace.spanId(),
            Kind.INTERNAL,
            name,
            begin,
            end,
            Map.of("newel.execution.arn", trace.execution()),
            error));
  }

  private void tellTask(TraceContext trace, TaskMove move, TaskFamily family) {
    EventType type = move.event().type();
    Stage stage = TaskFamily.stage(type);
    if (stage == Stage.SCHEDULED || stage == Stage.STARTED) {
      return;
    }
    spans.accept(
        new Span(
            trace.traceId(),
            trace.taskSpanId(move.event().id()),
            move.enteredEvent() == 0 ? trace.spanId() : trace.stateSpanId(move.enteredEvent()),
            Kind.CLIENT,
            name(move, family),
            move.scheduledAt(),
            move.event().time(),
            Map.of("newel.execution.arn", trace.execution(), "newel.task", family.label()),
            stage == Stage.SUCCEEDED ? null : type.wireName()));
  }

  private static String name(TaskMove move, TaskFamily family) {
    if (family == TaskFamily.INTEGRATION) {
      List<@Nullable Object> values = move.event().values();
      return values.get(0) + ":" + values.get(1);
    }
    return move.resource() == null ? family.label() : move.resource();
  }
}
