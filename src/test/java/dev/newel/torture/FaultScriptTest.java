package dev.newel.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.torture.Fault.Kind;
import java.util.List;
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
    assertThat(LongStream.range(0, 50).mapToObj(seed -> Fault.script(seed, INSTANCES, LENGTH_MS)))
        .allSatisfy(script -> assertThat(script).extracting(Fault::kind).contains(Kind.values()));
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
