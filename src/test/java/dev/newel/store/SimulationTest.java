package dev.newel.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.Definition;
import dev.newel.asl.Json;
import dev.newel.engine.core.EventType;
import dev.newel.engine.core.ExecutionStatus;
import dev.newel.engine.core.HistoryEvent;
import dev.newel.engine.core.RunningMachine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Instances that crash, replies that are lost, facts that come late, twice or in another order:
 * whatever happens, every execution ends as it must.
 */
class SimulationTest {

  private static final int SEEDS = 800;

  /** Fails at times, and is lost with the instance that hands it out: it is tried again. */
  private static final String TASK =
      "'Type':'Task','Resource':'"
          + RunningMachine.ARNS
          + "activity:work','ResultPath':null,'TimeoutSeconds':20,"
          + "'Retry':[{'ErrorEquals':['States.ALL'],'MaxAttempts':500,'BackoffRate':1}]";

  private static final Definition CHAIN =
      RunningMachine.parse(
          "{'StartAt':'A','States':{'A':{"
              + TASK
              + ",'Next':'B'},"
              + "'B':{'Type':'Wait','Seconds':3,'Next':'C'},'C':{"
              + TASK
              + ",'End':true}}}");
  private static final Definition NESTED =
      RunningMachine.parse(
          "{'StartAt':'A','States':{'A':{'Type':'Parallel','ResultPath':null,'Next':'E','Branches':["
              + "{'StartAt':'M','States':{'M':{'Type':'Map','ItemsPath':'$.items','End':true,"
              + "'ItemProcessor':{'StartAt':'T','States':{'T':{"
              + TASK
              + ",'End':true}}}}}},"
              + "{'StartAt':'U','States':{'U':{"
              + TASK
              + ",'End':true}}}]},"
              + "'E':{'Type':'Succeed'}}}");
  private static final Definition TIMED =
      RunningMachine.parse(
          "{'TimeoutSeconds':30,'StartAt':'A','States':{'A':{'Type':'Parallel','Branches':["
              + "{'StartAt':'T','States':{'T':{"
              + TASK
              + ",'End':true}}},"
              + "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':100000,'End':true}}}],"
              + "'End':true}}}");

  @Test
  void shouldBringEveryExecutionToItsEnd() {
    SplittableRandom seeds = new SplittableRandom();
    int crashes = 0;
    int lostReplies = 0;
    for (int i = 0; i < SEEDS; i++) {
      long seed = seeds.nextLong();
      SimulatedWorld world = new SimulatedWorld(seed);
      try {
        simulate(world);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + "L", e);
      }
      crashes += world.crashes;
      lostReplies += world.lostReplies;
    }
    assertThat(crashes).isGreaterThan(SEEDS);
    assertThat(lostReplies).isGreaterThan(SEEDS);
  }

  private static void simulate(SimulatedWorld world) {
    world.start("chain", CHAIN);
    world.start("nested", NESTED);
    world.start("timed", TIMED);
    world.run(400);
    List<HistoryEvent> all = new ArrayList<>();
    all.addAll(world.historyOf("chain", ExecutionStatus.SUCCEEDED));
    all.addAll(world.historyOf("nested", ExecutionStatus.SUCCEEDED));
    all.addAll(world.historyOf("timed", ExecutionStatus.TIMED_OUT));
    List<Long> results =
        all.stream()
            .filter(event -> event.type() == EventType.ACTIVITY_SUCCEEDED)
            .map(event -> ((Json) event.values().get(0)).node().get("nonce").longValue())
            .toList();
    assertThat(results).doesNotHaveDuplicates();
    assertThat(new HashSet<>(results)).containsAll(world.accepted());
  }
}
