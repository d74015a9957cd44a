package dev.newel.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.Definition;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.Work;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.environment.Environment.Limits;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ParentTask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a random machine under random stimuli, from a seed. Every turn is made twice: of
 * the execution as it was moved on, and of one that was rebuilt from what a store would have kept.
 */
public final class FuzzedRun {

  private static final int MOST_STEPS = 2_000;

  /** Of JSONata, so that expressions without end take little time. */
  private static final long QUERY_STEPS = 100_000;

  private final Random random;
  private final String text;
  private final Definition definition;
  private final Limits limits;
  private final UnaryOperator<Execution> rebuild;
  private final List<HistoryEvent> history = new ArrayList<>();
  private Execution execution;
  private long now = RunningMachine.START;
  private boolean unfinished;

  /**
   * @param rebuild makes an execution anew, by way of what a store keeps of it
   */
  public FuzzedRun(long seed, UnaryOperator<Execution> rebuild) {
    this.random = new Random(seed);
    this.text = RandomMachine.definition(random);
    this.definition = RunningMachine.parse(text);
    this.limits =
        new Limits(2_000, 16_000_000, 20 + random.nextInt(180), 1 + random.nextInt(40), 3);
    this.rebuild = rebuild;
    this.execution = new Execution(RunningMachine.startOf(payload().text()));
  }

  /** The definition, for the message of a failure. */
  public String definition() {
    return text;
  }

  /** Runs to the end, redriven now and then, and returns the whole history. */
  public List<HistoryEvent> run() {
    assertThat(step(new Stimulus.Started())).isEqualTo(Outcome.ACCEPTED);
    runToEnd();
    HistoryRules.check(history);
    while (random.nextInt(3) == 0) {
      boolean resumable = execution.progress().redrives().isResumable();
      assertThat(step(new Stimulus.Redriven(null)))
          .isEqualTo(resumable ? Outcome.ACCEPTED : Outcome.NOTHING_TO_DO);
      runToEnd();
    }
    assertThat(history).hasSizeLessThanOrEqualTo((int) limits.historyEvents());
    assertThat(history.get(history.size() - 1).type().wireName()).startsWith("Execution");
    return history;
  }

  private void runToEnd() {
    for (int steps = 0; execution.progress().ending() == null; steps++) {
      assertThat(steps).as("steps without an end").isLessThan(MOST_STEPS);
      if (unfinished && random.nextBoolean()) {
        step(new Stimulus.Resumed(0));
      } else {
        step(stimulus());
      }
    }
  }

  private Json payload() {
    List<String> payloads = RandomMachine.PAYLOADS;
    return Json.ofTrusted(payloads.get(random.nextInt(payloads.size())).replace('\'', '"'));
  }

  /** Something that may happen to an execution now, or may have happened and comes late. */
  private Stimulus stimulus() {
    List<Frame> waiting =
        execution.frames().stream()
            .filter(frame -> frame.pending() != null)
            .sorted(Comparator.comparingInt(Frame::id))
            .toList();
    int kind = random.nextInt(100);
    if (kind == 0) {
      return new Stimulus.Stopped("Stopped", null);
    }
    if (kind < 3) {
      ParentTask parent = new ParentTask(execution.start().key(), 0, 1 + random.nextInt(3));
      return random.nextInt(9) == 0 ? new Stimulus.Abandoned(parent) : new Stimulus.Awaited(parent);
    }
    if (waiting.isEmpty()) {
      return new Stimulus.Resumed(0);
    }
    if (kind < 30) {
      return nextDue(waiting);
    }
    Frame frame = waiting.get(random.nextInt(waiting.size()));
    Pending pending = Objects.requireNonNull(frame.pending());
    long nonce = kind < 40 ? pending.nonce() + 1 : pending.nonce();
    if (kind < 45) {
      return new Stimulus.FrameDue(frame.id(), now);
    }
    if (frame.phase() == Phase.SCHEDULED || kind < 50) {
      return new Stimulus.TaskStarted(frame.id(), nonce, nonce, kind % 2 == 0 ? "worker" : null);
    }
    if (kind > 90) {
      return new Stimulus.ChildSeen(
          frame.id(), nonce, execution.start(), kind > 95 ? childEnding() : null, Redrives.NONE);
    }
    if (kind > 80) {
      return new Stimulus.TaskSubmitted(frame.id(), nonce, payload());
    }
    return kind < 65
        ? new Stimulus.TaskFailed(frame.id(), nonce, kind < 60 ? "E1" : null, null)
        : new Stimulus.TaskSucceeded(frame.id(), nonce, payload());
  }

  private Ending childEnding() {
    return random.nextBoolean()
        ? new Ending(ExecutionStatus.SUCCEEDED, now, payload(), null, null)
        : new Ending(ExecutionStatus.ABORTED, now, null, "E1", null);
  }

  private Stimulus nextDue(List<Frame> waiting) {
    Optional<Frame> next =
        waiting.stream()
            .filter(frame -> frame.dueAt() != 0)
            .min(Comparator.comparingLong(frame -> frame.dueAt()));
    long executionDue = execution.progress().dueAt();
    long frameDue = next.map(frame -> frame.dueAt()).orElse(Long.MAX_VALUE);
    if (executionDue != 0 && executionDue <= frameDue) {
      now = Math.max(now, executionDue);
      return new Stimulus.ExecutionDue();
    }
    if (next.isEmpty()) {
      return new Stimulus.Resumed(0);
    }
    now = Math.max(now, frameDue);
    return new Stimulus.FrameDue(next.get().id(), frameDue);
  }

  private Outcome step(Stimulus stimulus) {
    long seed = random.nextLong();
    Execution rebuilt = rebuild.apply(execution);
    assertSame(rebuilt, execution);
    Turn turn = new Turn(execution, now);
    Outcome outcome = interpreter(turn, seed).step(stimulus);
    Turn again = new Turn(rebuilt, now);
    assertThat(interpreter(again, seed).step(stimulus)).isEqualTo(outcome);
    assertThat(again.events()).isEqualTo(turn.events());
    assertThat(again.changes()).isEqualTo(turn.changes());
    assertThat(again.effects()).containsExactlyElementsOf(turn.effects());
    assertThat(again.progress()).isEqualTo(turn.progress());
    Invariants.check(turn);
    turn.events().forEach(FuzzedRun::assertWritten);
    history.addAll(turn.events());
    boolean resumed =
        stimulus instanceof Stimulus.Started
            || stimulus instanceof Stimulus.Resumed
            || stimulus instanceof Stimulus.Redriven;
    unfinished = turn.isUnfinished() || (unfinished && !resumed);
    execution.apply(turn);
    Invariants.check(execution, unfinished);
    return outcome;
  }

  private static void assertWritten(HistoryEvent event) {
    for (@Nullable Object value : event.values()) {
      if (value instanceof Json json) {
        assertThat(json.text().length()).isLessThanOrEqualTo(2_000);
      } else if (value instanceof Map<?, ?> variables) {
        assertThat(variables.values())
            .allSatisfy(each -> assertThat(((Json) each).text()).hasSizeLessThanOrEqualTo(2_000));
      }
    }
  }

  private Interpreter interpreter(Turn turn, long seed) {
    Environment environment =
        new Environment("us-east-1", limits, new Random(seed), RunningMachine.TOKENS, arn -> true);
    return new Interpreter(definition, turn, environment, Work.bounded(QUERY_STEPS));
  }

  private static void assertSame(Execution actual, Execution expected) {
    assertThat(actual.progress()).isEqualTo(expected.progress());
    assertThat(actual.frames()).containsExactlyInAnyOrderElementsOf(expected.frames());
  }
}
