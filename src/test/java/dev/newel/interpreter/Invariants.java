package dev.newel.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.HistoryEvent;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What holds after every turn, whatever the machine and the stimuli. */
public final class Invariants {

  private static final Set<Phase> TASKS =
      EnumSet.of(Phase.SCHEDULED, Phase.STARTED, Phase.SUBMITTED);
  private static final Set<Phase> TIMERS = EnumSet.of(Phase.WAITING, Phase.RETRYING);

  private Invariants() {}

  /** Checks a turn that is not applied yet. */
  public static void check(Turn turn) {
    Progress before = turn.execution().progress();
    long id = before.events();
    long time = before.lastEventTime();
    for (HistoryEvent event : turn.events()) {
      assertThat(event.id()).isEqualTo(++id);
      assertThat(event.previousId()).isBetween(0L, event.id() - 1);
      assertThat(event.time()).isGreaterThanOrEqualTo(time);
      assertThat(event.values()).hasSize(event.type().fields().size());
      time = event.time();
    }
    assertThat(turn.progress().events()).isEqualTo(id);
    assertThat(turn.progress().lastEventTime()).isEqualTo(time);
    checkVariables(turn);
  }

  /** What is counted of them turn by turn is what there is, and no scope hides another's. */
  private static void checkVariables(Turn turn) {
    if (turn.ending() != null) {
      return;
    }
    Map<Integer, Frame> frames = new HashMap<>();
    turn.execution().frames().forEach(frame -> frames.put(frame.id(), frame));
    frames.putAll(turn.changes());
    frames.values().removeIf(Objects::isNull);
    assertThat(turn.variableBytes())
        .isEqualTo(frames.values().stream().mapToLong(each -> each.variables().bytes()).sum());
    for (Frame frame : frames.values()) {
      Frame around = frames.get(frame.parent());
      while (around != null) {
        Set<String> outer = around.variables().values().keySet();
        assertThat(Collections.disjoint(outer, frame.variables().values().keySet())).isTrue();
        around = frames.get(around.parent());
      }
    }
  }

  /** Checks an execution between turns. */
  public static void check(Execution execution, boolean unfinished) {
    if (execution.progress().ending() != null) {
      checkEnded(execution);
      return;
    }
    assertThat(execution.frame(Frame.TOP)).isNotNull();
    for (Frame frame : execution.frames()) {
      check(execution, frame);
      if (!unfinished) {
        assertThat(frame.phase()).isNotIn(Phase.ENTERING, Phase.READY);
      }
    }
  }

  /** What is left of it is what a redrive goes on from, and waits for nothing. */
  private static void checkEnded(Execution execution) {
    Progress progress = execution.progress();
    assertThat(progress.dueAt()).isZero();
    assertThat(execution.frames().isEmpty()).isEqualTo(!progress.redrives().isResumable());
    assertThat(execution.frames())
        .allSatisfy(frame -> assertThat(frame.nonce() + frame.dueAt()).isZero())
        .extracting(Frame::phase)
        .isSubsetOf(Phase.ENTERING, Phase.READY, Phase.FANNED_OUT, Phase.DONE);
    for (Frame frame : execution.frames()) {
      if (frame.parent() != Frame.NONE) {
        Frame parent = Objects.requireNonNull(execution.frame(frame.parent()));
        assertThat(parent.phase()).isEqualTo(Phase.FANNED_OUT);
      }
    }
  }

  private static void check(Execution execution, Frame frame) {
    assertThat(frame.id()).isLessThan(execution.progress().nextFrame());
    assertThat(frame.lastEvent()).isLessThanOrEqualTo(execution.progress().events());
    if (frame.parent() == Frame.NONE) {
      assertThat(frame.id()).isEqualTo(Frame.TOP);
    } else {
      Frame parent =
          Objects.requireNonNull(execution.frame(frame.parent()), "no parent of " + frame);
      assertThat(parent.phase()).isEqualTo(Phase.FANNED_OUT);
    }
    boolean waits = TASKS.contains(frame.phase()) || TIMERS.contains(frame.phase());
    boolean isSuspended = frame.phase() == Phase.READY && frame.before() != 0;
    assertThat(frame.pending() != null).as("pending of " + frame).isEqualTo(waits || isSuspended);
    if (frame.pending() != null && waits) {
      assertThat(frame.pending().nonce() != 0).isEqualTo(TASKS.contains(frame.phase()));
      assertThat(frame.pending().arguments() != null).isEqualTo(TASKS.contains(frame.phase()));
    }
    if (TIMERS.contains(frame.phase())) {
      assertThat(frame.dueAt()).isPositive();
    }
    if (frame.phase() == Phase.FANNED_OUT) {
      assertThat(execution.frames())
          .anyMatch(child -> child.parent() == frame.id() && child.phase() != Phase.DONE);
    }
    assertThat(frame.output() != null).isEqualTo(frame.phase() == Phase.DONE);
    if (frame.phase() == Phase.DONE) {
      assertThat(frame.variables().isEmpty()).as("variables of " + frame).isTrue();
    }
  }
}
