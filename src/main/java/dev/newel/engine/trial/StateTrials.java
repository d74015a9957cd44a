package dev.newel.engine.trial;

import dev.newel.engine.evaluation.Evaluations;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.environment.Environment.Limits;
import dev.newel.interpreter.environment.Rehearsal;
import dev.newel.interpreter.environment.TaskTokens;
import dev.newel.interpreter.environment.Trial;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Extras;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.task.TaskInvokers;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Tests states by themselves.
 *
 * @param limits on executions
 * @param random where nonces, jitter and random values come from; of one event loop
 * @param invokers make the calls that states ask for
 */
public record StateTrials(
    Vertx vertx,
    Evaluations evaluations,
    Clock clock,
    Limits limits,
    RandomGenerator random,
    TaskTokens tokens,
    TaskInvokers invokers,
    ChildStarts children) {

  /** AWS's bound of a test. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Of an execution that nobody sees. */
  private static final String NAME = "test";

  /** Begins a test, on the caller's event loop. */
  public StateTrial begin(TestedState state, TrialSetting setting) {
    StateTrial trial = new StateTrial(this, state, setting);
    trial.lay(new Stimulus.Resumed(0));
    return trial;
  }

  /** The world around a state; no activity is there, as none is asked for. */
  Environment environment(TrialSetting setting, Trial trial) {
    return new Environment(
        setting.home().region(),
        limits,
        random,
        tokens,
        activity -> false,
        false,
        Rehearsal.of(trial));
  }

  /** An execution that is about to enter the state. */
  Execution execution(TestedState state, TrialSetting setting) {
    long now = clock.millis();
    ExecutionKey key = new ExecutionKey(setting.home(), NAME, NAME);
    ExecutionStart start =
        new ExecutionStart(
            key, key.arn(), key.machineArn(), "", "", setting.input(), now, null, null);
    Progress progress =
        new Progress(0, now, state.path().size(), now + LONGEST.toMillis(), null, Extras.NONE);
    return new Execution(
        start, progress, state.frames(setting.input(), setting.variables(), setting.retries()));
  }
}
