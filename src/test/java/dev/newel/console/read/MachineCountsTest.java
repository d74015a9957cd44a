package dev.newel.console.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.store.Catalog;
import dev.newel.store.Overview;
import dev.newel.store.Overview.Counts;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is counted is read once for all who look, and a failure is nobody's answer but theirs. */
class MachineCountsTest {

  private static final Home HOME = Home.of("us-east-1", "000000000000");
  private static final List<Name> MACHINES = List.of(new Name(HOME, "m"));
  private static final List<Counts> COUNTS =
      List.of(new Counts(Map.of(ExecutionStatus.RUNNING, 1L)));

  private final Queue<Future<List<Counts>>> answers = new ArrayDeque<>();

  private final MachineCounts counts =
      new MachineCounts(
          stub(Catalog.class, method -> Future.succeededFuture(List.of())),
          stub(Overview.class, method -> answers.remove()),
          Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  private static <T> T stub(Class<T> type, Function<String, Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.apply(method.getName())));
  }

  @Test
  void shouldNotRememberAFailure() {
    answers.add(Future.failedFuture("lost"));
    answers.add(Future.succeededFuture(COUNTS));

    assertThat(counts.of(MACHINES).failed()).isTrue();
    assertThat(counts.of(MACHINES).result()).isEqualTo(COUNTS);
  }

  @Test
  void shouldNotRememberAFailureThatComesLate() {
    Promise<List<Counts>> late = Promise.promise();
    answers.add(late.future());
    answers.add(Future.succeededFuture(COUNTS));

    Future<List<Counts>> first = counts.of(MACHINES);
    Future<List<Counts>> together = counts.of(MACHINES);
    late.fail("lost");

    assertThat(first.failed()).isTrue();
    assertThat(together.failed()).isTrue();
    assertThat(counts.of(MACHINES).result()).isEqualTo(COUNTS);
  }

  @Test
  void shouldReadAHomeOnceForAllWhoLook() {
    Promise<List<Counts>> late = Promise.promise();
    answers.add(late.future());

    Future<List<Counts>> first = counts.sizes(HOME);
    Future<List<Counts>> second = counts.sizes(HOME);
    late.complete(List.of());

    assertThat(first.result()).isEqualTo(second.result()).isEmpty();
    assertThat(counts.sizes(HOME).result()).as("as it was read").isEmpty();
  }

  @Test
  void shouldReadAHomeAgainThatFailed() {
    answers.add(Future.failedFuture("lost"));
    answers.add(Future.succeededFuture(List.of()));

    assertThat(counts.sizes(HOME).failed()).isTrue();
    assertThat(counts.sizes(HOME).result()).isEmpty();
  }

  @Test
  void shouldForgetHomesOfWhichThereAreTooMany() {
    for (int i = 0; i < 2 * MachineCounts.MOST_HOMES; i++) {
      answers.add(Future.succeededFuture(List.of()));
      assertThat(counts.sizes(Home.of("us-east-1", "%012d".formatted(i))).succeeded()).isTrue();
    }

    assertThat(counts.homes()).isEqualTo(MachineCounts.MOST_HOMES);
  }
}
