package dev.newel.store;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.ExpressRuns.Left;
import dev.newel.store.ExpressRuns.Run;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run of an Express machine stands until it is struck, and is somebody's meanwhile. */
abstract class StoreRunsContractTest extends StoreQueuesContractTest {

  private ExpressRuns runs =
      new ModelExpressRuns(new ModelServer(1, () -> 0, Flaws.NONE), Wire.DIRECT);

  @BeforeEach
  void openRuns() {
    runs = await(here.openExpressRuns());
  }

  private ExecutionStart start(String id, String input) {
    return new ExecutionStart(
            key,
            key.arn(),
            key.machineArn(),
            "role",
            "r1",
            Json.ofTrusted(input),
            clock.millis(),
            "trace",
            "call")
        .express(id);
  }

  private ExecutionStart entered(String id) {
    ExecutionStart start = start(id, "{\"a\":1}");
    assertThat(await(runs.enter(start, List.of()))).isEqualTo(start);
    return start;
  }

  private List<Run> lapsed() {
    return sweep(there, 0).lapsedRuns().stream()
        .filter(run -> run.execution().equals(key))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100_000})
  void shouldHandOverWhatItsOwnerLetsLapse(int length) {
    ExecutionStart start = start("id", "\"" + "x".repeat(length) + "\"");
    await(runs.enter(start, List.of()));
    clock.advance(9_999);
    assertThat(lapsed()).isEmpty();
    clock.advance(1);
    assertThat(lapsed()).containsExactly(Run.of(start));

    Left left = Objects.requireNonNull(await(runs.takeOver(Run.of(start))));

    assertThat(left).isEqualTo(new Left(start, 1));
    assertThat(lapsed()).isEmpty();
    assertThat(await(runs.takeOver(Run.of(start)))).isEqualTo(new Left(start, 2));
  }

  @Test
  void shouldKeepARunForItsOwner() {
    Run run = Run.of(entered("id"));
    await(runs.renew(List.of(run), 30_000));
    // an instance reckons the time of the store to within a few milliseconds
    clock.advance(29_000);
    assertThat(lapsed()).isEmpty();
    await(runs.renew(List.of(run), 0));
    clock.advance(1_000);
    assertThat(lapsed()).containsExactly(run);
  }

  @Test
  void shouldStrikeRunsWithAnotherStart() {
    Run first = Run.of(entered("1"));
    Run second = Run.of(entered("2"));

    await(runs.enter(start("3", "{}"), List.of(first)));
    await(runs.strike(List.of(second)));
    clock.advance(20_000);

    assertThat(lapsed()).extracting(Run::id).containsExactly("3");
    assertThat(await(runs.takeOver(first))).isNull();
    await(runs.renew(List.of(first), 0));
    assertThat(lapsed()).isEmpty();
  }

  @Test
  void shouldTellARepeatOfTheCallFromTheFirst() {
    ExecutionStart first = entered("id");
    clock.advance(10);

    assertThat(await(runs.enter(start("id", "{\"a\":1}"), List.of()))).isEqualTo(first);
  }
}
