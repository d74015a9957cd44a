package dev.newel.store.redis.codec;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.FuzzedRun;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Executions go on from what is written of them as if they had never been put away. */
class RunsFromStorageTest {

  private static final Forms FORMS = Forms.current();
  private static final Form FORM = FORMS.writes();
  private static final ExecutionKey KEY = new ExecutionKey(RunningMachine.HOME, "machine", "run");

  @Test
  void shouldRunAnyMachineFromWhatIsWritten() {
    SplittableRandom seeds = new SplittableRandom();
    for (int i = 0; i < 500; i++) {
      long seed = seeds.nextLong();
      try {
        new FuzzedRun(seed, RunsFromStorageTest::writtenAndRead).run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + "L", e);
      }
    }
  }

  private static Execution writtenAndRead(Execution execution) {
    ExecutionStart start =
        FORMS.start(KEY, FORM.start(execution.start()), name -> execution.start().input());
    List<Frame> frames =
        execution.frames().stream()
            .map(
                frame ->
                    FORMS.frame(
                        start,
                        frame.id(),
                        FORM.frame(execution.start(), frame, PayloadNames.NONE),
                        PayloadSource.NONE))
            .toList();
    String progress = FORM.progress(execution.start(), execution.progress());
    String aside = FORM.outputAside(execution.start(), execution.progress());
    Progress stands =
        FORMS.progress(
            progress, name -> aside == null ? execution.start().input() : Json.ofTrusted(aside));
    return new Execution(start, stands, frames);
  }
}
