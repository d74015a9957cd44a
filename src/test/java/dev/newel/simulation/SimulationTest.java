package dev.newel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Instances that crash and stand still, connections that are lost, clocks that jump, facts that
 * come late, twice or in another order: whatever happens, every promise is kept.
 */
class SimulationTest {

  /** As many as a build has time for; by hand, with a property, as many as one likes. */
  private static final int SEEDS = Integer.getInteger("simulation.seeds", 5_000);

  /** The same in each build; others are for runs by hand. */
  private static final long FIRST = Long.getLong("simulation.seed", 1);

  @Test
  @Timeout(value = 1, unit = TimeUnit.HOURS)
  void shouldKeepEveryPromise() {
    int faults = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      Simulation simulation = new Simulation(seed, Set.of(), Machine.ROBUST);
      try {
        simulation.run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("-Dsimulation.seeds=1 -Dsimulation.seed=" + seed, e);
      }
      faults += simulation.faults().count();
    }
    assertThat(faults).isGreaterThan(SEEDS);
  }

  @Test
  void shouldHaveMapRunsGoOn() {
    for (long seed = FIRST; seed < FIRST + SEEDS / 20; seed++) {
      try {
        new Simulation(seed, Set.of(), Machine.MAPPING).run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("with Map Runs, -Dsimulation.seed=" + seed, e);
      }
    }
  }

  /** Each call goes to another instance, whose cache knows nothing of the others. */
  @Test
  void shouldMoveExecutionsOnAtWhicheverInstance() {
    for (int seed = 0; seed < 20; seed++) {
      new Simulation(seed, Set.of(), Machine.ROBUST).runWithoutFaults();
    }
  }

  @Test
  void shouldTakeTheSameCourseForTheSameSeed() {
    Simulation once = new Simulation(7, Set.of(), Machine.ROBUST);
    once.run();
    Simulation again = new Simulation(7, Set.of(), Machine.ROBUST);
    again.run();
    assertThat(again.timeline().count()).isEqualTo(once.timeline().count());
    assertThat(again.timeline().now()).isEqualTo(once.timeline().now());
  }
}
