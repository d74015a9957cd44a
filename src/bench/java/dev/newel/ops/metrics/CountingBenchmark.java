package dev.newel.ops.metrics;

import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.bench.AverageTime;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import io.vertx.core.Future;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;

/** What it costs an execution that it is counted: of one Pass state, and of one task besides. */
public class CountingBenchmark extends AverageTime {

  private static final Home HOME = Home.of("us-east-1", "000000000000");
  private static final String ACTIVITY = "arn:aws:states:us-east-1:000000000000:activity:work";

  private final Instruments instruments = new Instruments();
  private final TurnMeters meters =
      new TurnMeters(
          instruments,
          (machine, revision) -> Future.succeededFuture(Map.of()),
          new Labels(HOME, 200));
  private final StoreCallMeters calls = new StoreCallMeters(instruments);
  private final Turn pass = pass();
  private final Turn task = task();

  private static Turn begun() {
    ExecutionKey key = new ExecutionKey(HOME, "machine", "name");
    ExecutionStart start =
        new ExecutionStart(
            key, key.arn(), key.machineArn(), "role", "revision", Json.EMPTY_OBJECT, 0, null, null);
    Turn turn = new Turn(new Execution(start), 0);
    turn.append(EventType.EXECUTION_STARTED, 0, Json.EMPTY_OBJECT, "role", null, null);
    return turn;
  }

  private static Turn pass() {
    Turn turn = begun();
    turn.append(EventType.PASS_STATE_ENTERED, 0, "P", Json.EMPTY_OBJECT);
    turn.append(EventType.PASS_STATE_EXITED, 2, "P", Json.EMPTY_OBJECT, null);
    turn.append(EventType.EXECUTION_SUCCEEDED, 3, Json.EMPTY_OBJECT);
    turn.end(new Ending(ExecutionStatus.SUCCEEDED, 1, Json.EMPTY_OBJECT, null, null), false);
    return turn;
  }

  private static Turn task() {
    Turn turn = begun();
    turn.append(EventType.ACTIVITY_SCHEDULED, 1, ACTIVITY, Json.EMPTY_OBJECT, null, null);
    turn.append(EventType.ACTIVITY_STARTED, 2, "worker");
    turn.append(EventType.ACTIVITY_SUCCEEDED, 3, Json.EMPTY_OBJECT);
    turn.end(new Ending(ExecutionStatus.SUCCEEDED, 1, Json.EMPTY_OBJECT, null, null), false);
    return turn;
  }

  @Benchmark
  public void execution() {
    meters.committed(pass, true);
  }

  @Benchmark
  public void executionWithATask() {
    meters.committed(task, true);
  }

  @Benchmark
  public void callOfRedis() {
    calls.answered("commit_whole", 400_000, false);
  }
}
