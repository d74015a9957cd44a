package dev.newel.engine;

import dev.newel.engine.status.StatusListener;
import dev.newel.engine.status.TurnWatch;
import dev.newel.interpreter.environment.Environment.Limits;
import dev.newel.interpreter.environment.Rehearsal;
import dev.newel.interpreter.environment.TaskTokens;
import dev.newel.logs.EventLogs;
import dev.newel.ops.ExecutionLog;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What all engines of a process share besides the store.
 *
 * @param limits on executions
 * @param clock tells the time of turns
 * @param random where nonces, jitter and random values come from
 * @param tokens makes the tokens of tasks that others are to answer
 * @param cachedBytes about how many bytes of executions an engine keeps at hand
 * @param pollMillis how long a poll waits for a task
 * @param openMapRuns of an account in a region at most; null for any number
 * @param statusListeners are told of status changes
 * @param logs takes what state machines want logged
 * @param rehearsal what is otherwise than it will be on AWS
 * @param log hears what becomes of executions; null for nobody
 * @param watch sees the turns that are committed
 */
public record EngineOptions(
    Limits limits,
    Clock clock,
    RandomGenerator random,
    TaskTokens tokens,
    long cachedBytes,
    long pollMillis,
    @Nullable Integer openMapRuns,
    List<StatusListener> statusListeners,
    EventLogs logs,
    Rehearsal rehearsal,
    @Nullable ExecutionLog log,
    TurnWatch watch) {}
