package dev.newel.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.torture.Fault.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultScriptTest {

  private static final int INSTANCES = 3;
  private static final long LENGTH_MS = 60_000;

  @Test
  void shouldBeTheSameForTheSameSeed() {
    assertThat(Fault.script(7, INSTANCES, LENGTH_MS))
        .isEqualTo(Fault.script(7, INSTANCES, LENGTH_MS))
        .isNotEqualTo(Fault.script(8, INSTANCES, LENGTH_MS));
  }

  @Test
  void shouldHaveEachKindInAMinute() {
    for (long seed = 0; seed < 50; seed++) {
      Set<Kind> kinds = EnumSet.allOf(Kind.class);
      if (!Fault.waitsForReplica(seed)) {
        kinds.remove(Kind.KILL_PRIMARY);
      }
      assertThat(Fault.script(seed, INSTANCES, LENGTH_MS).stream().map(Fault::kind).distinct())
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(kinds);
    }
  }

  @Test
  void shouldNotTakeThePrimaryFromAReplicaThatIsNotBack() {
    for (long seed = 0; seed < 50; seed++) {
      List<Fault> ofRedis =
          Fault.script(seed, INSTANCES, LENGTH_MS).stream()
              .filter(it -> it.kind() == Kind.FAILOVER || it.kind() == Kind.KILL_PRIMARY)
              .toList();
      for (int i = 1; i < ofRedis.size(); i++) {
        assertThat(ofRedis.get(i).at()).isGreaterThanOrEqualTo(ofRedis.get(i - 1).end());
      }
    }
  }

  @Test
  void shouldAlwaysLeaveAnInstanceWell() {
    for (long seed = 0; seed < 50; seed++) {
      List<Fault> script = Fault.script(seed, INSTANCES, LENGTH_MS);
      for (Fault fault : script) {
        assertThat(IntStream.range(0, INSTANCES))
            .anyMatch(
                instance ->
                    script.stream()
                        .filter(other -> other.instance() == instance)
                        .filter(other -> other.kind() != Kind.KILL_PRIMARY)
                        .noneMatch(other -> covers(other, fault.at())));
      }
    }
  }

  private static boolean covers(Fault fault, long time) {
    return fault.at() <= time && time <= fault.end();
  }

  @Test
  void shouldEndInTime() {
    assertThat(LongStream.range(0, 50).mapToObj(seed -> Fault.script(seed, INSTANCES, LENGTH_MS)))
        .allSatisfy(
            script ->
                assertThat(script)
                    .allSatisfy(it -> assertThat(it.end()).isLessThan(LENGTH_MS + 1)));
  }
}
