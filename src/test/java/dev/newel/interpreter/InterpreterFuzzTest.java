package dev.newel.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever the machine and whatever happens to it, its invariants hold and it comes to an end. */
class InterpreterFuzzTest {

  private static final int RUNS = Integer.getInteger("fuzz.runs", 3_000);

  @Test
  void shouldRunAnyMachineToItsEnd() {
    SplittableRandom seeds = new SplittableRandom();
    for (int i = 0; i < RUNS; i++) {
      run(seeds.nextLong());
    }
  }

  /** Always the same machines: what is rare among others must not be missing now and then. */
  @Test
  void shouldMeetEveryTypeOfEvent() {
    SplittableRandom seeds = new SplittableRandom(1);
    Set<EventType> seen = EnumSet.noneOf(EventType.class);
    for (int i = 0; i < RUNS; i++) {
      long seed = seeds.nextLong();
      run(seed).forEach(event -> seen.add(event.type()));
    }
    Set<EventType> all = EnumSet.allOf(EventType.class);
    // those of Map Runs take more than one execution: MapRunHistoriesTest has them
    all.removeIf(type -> type.name().startsWith("MAP_RUN_"));
    assertThat(seen).as("types of events seen").isEqualTo(all);
  }

  private static List<HistoryEvent> run(long seed) {
    FuzzedRun run =
        new FuzzedRun(
            seed,
            execution ->
                new Execution(
                    execution.start(), execution.progress(), List.copyOf(execution.frames())));
    try {
      return run.run();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + "L, machine " + run.definition(), e);
    }
  }
}
