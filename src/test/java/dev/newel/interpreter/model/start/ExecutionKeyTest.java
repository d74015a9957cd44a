package dev.newel.interpreter.model.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.Home;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionKeyTest {

  private static final Home HOME = Home.of("us-east-1", "123456789012");

  /** Keys bear the number: another one would lose what is stored. */
  @ParameterizedTest
  @CsvSource({
    "machine, run, 15",
    "m, 0e9d3f0a-6a3c-4a4e-9d50-4f6a6b4e7d11, 46",
    "orders, ünïcode-Ω, 7",
    "a, b, 47",
  })
  void shouldLieInOnePartitionForEver(String machine, String name, int partition) {
    assertThat(new ExecutionKey(HOME, machine, name).partition(64)).isEqualTo(partition);
  }

  @ParameterizedTest
  @CsvSource({"machine, run", "a, b", "ab, ''", "orders, ünïcode-Ω"})
  void shouldLieWhereItsPathLeads(String machine, String name) {
    ExecutionKey key = new ExecutionKey(HOME, machine, name);
    int mixed = key.path().hashCode() * 0x9E3779B9;

    assertThat(key.partition(1 << 20)).isEqualTo(Math.floorMod(mixed ^ (mixed >>> 15), 1 << 20));
  }
}
