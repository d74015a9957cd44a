package dev.newel.interpreter.map;

import dev.newel.asl.data.Json;
import dev.newel.aws.Qualifier;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.MapPart;

/** How what is part of a distributed Map state is started, and taken back. */
final class MapRunChildren {

  private MapRunChildren() {}

  /**
   * A part as it begins, but for the time. It runs the same revision in the same role.
   *
   * @param nonce of the attempt to start it, by which that is known again
   */
  static ExecutionStart start(Step step, ExecutionKey key, MapPart part, Json input, long nonce) {
    ExecutionStart whole = step.turn().execution().start();
    return new ExecutionStart(
        key,
        ExecutionStart.arn(key, part),
        key.machineArn(),
        whole.roleArn(),
        whole.revision(),
        input,
        0,
        whole.traceHeader(),
        "map-" + Long.toUnsignedString(nonce, Character.MAX_RADIX),
        whole.testCase(),
        Qualifier.NONE,
        part);
  }

  /** Takes a start back that this turn asked for; else what was started is stopped. */
  static void withdraw(Step step, Frame frame, Effect start) {
    boolean isUndone = frame.phase() == Phase.STARTED && step.turn().takeBack(start);
    if (!isUndone && start instanceof Effect.StartPart asked) {
      step.turn().add(new Effect.StopChild(frame.id(), frame.nonce(), asked.part().key()));
    }
  }
}
