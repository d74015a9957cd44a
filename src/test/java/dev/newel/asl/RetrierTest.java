package dev.newel.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.ErrorName;
import dev.newel.asl.parse.Definitions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrierTest {

  private static final RandomGenerator UNUSED =
      () -> {
        throw new UnsupportedOperationException("no jitter, no random number");
      };

  @Test
  void shouldHaveDefaultsOfTheLanguage() {
    assertThat(retrier("'ErrorEquals':['A']"))
        .isEqualTo(new Retrier(List.of("A"), 1, 3, 2.0, null, Retrier.Jitter.NONE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "'IntervalSeconds':3 | 3000 6000 12000",
        "'IntervalSeconds':2,'BackoffRate':1 | 2000 2000 2000",
        "'IntervalSeconds':3,'BackoffRate':1.5 | 3000 4500 6750",
        "'IntervalSeconds':3,'MaxDelaySeconds':5 | 3000 5000 5000",
        "'IntervalSeconds':9,'MaxDelaySeconds':5 | 5000 5000 5000",
      })
  void shouldBackOff(String fields, String millis) {
    Retrier retrier = retrier("'ErrorEquals':['A']," + fields);
    List<String> delays =
        List.of(0, 1, 2).stream()
            .map(attempt -> String.valueOf(retrier.delay(attempt, UNUSED).toMillis()))
            .toList();
    assertThat(delays).containsExactly(millis.split(" ", -1));
  }

  @Test
  void shouldStayFiniteHoweverManyAttempts() {
    Retrier retrier = retrier("'ErrorEquals':['A'],'BackoffRate':1e300,'MaxAttempts':99999999");
    assertThat(retrier.delay(99_999_998, UNUSED)).isEqualTo(Duration.ofSeconds(99_999_999));
  }

  @Test
  void shouldDrawDelayWithFullJitter() {
    Retrier retrier = retrier("'ErrorEquals':['A'],'IntervalSeconds':10,'JitterStrategy':'FULL'");
    Random random = new Random(42);
    assertThat(random.ints(1000).mapToObj(i -> retrier.delay(0, random)))
        .allMatch(delay -> !delay.isNegative() && delay.compareTo(Duration.ofSeconds(10)) < 0)
        .anyMatch(delay -> delay.compareTo(Duration.ofSeconds(1)) < 0)
        .anyMatch(delay -> delay.compareTo(Duration.ofSeconds(9)) > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "A, A, true",
    "A, B, false",
    "States.ALL, A, true",
    "States.ALL, States.Timeout, true",
    "States.ALL, States.DataLimitExceeded, false",
    "States.ALL, States.Runtime, false",
    "States.Runtime, States.Runtime, false",
    "States.DataLimitExceeded, States.DataLimitExceeded, true",
    "States.TaskFailed, A, true",
    "States.TaskFailed, States.Timeout, false",
    "States.TaskFailed, States.HeartbeatTimeout+States.Timeout, false",
    "States.TaskFailed, States.Runtime, false",
    "States.Timeout, States.HeartbeatTimeout+States.Timeout, true",
    "States.HeartbeatTimeout, States.HeartbeatTimeout+States.Timeout, true",
    "States.HeartbeatTimeout, States.Timeout, false",
  })
  void shouldMatchNamesOfError(String wanted, String names, boolean expected) {
    List<String> answersTo = List.of(names.split("\\+", -1));
    assertThat(retrier("'ErrorEquals':['%s']".formatted(wanted)).matches(answersTo))
        .isEqualTo(expected);
    assertThat(catcher("'ErrorEquals':['Other','%s']", wanted).matches(answersTo))
        .isEqualTo(expected && !wanted.equals(ErrorName.ALL));
  }

  private static Retrier retrier(String fields) {
    return task("'Retry':[{%s}]".formatted(fields)).failurePolicy().retriers().get(0);
  }

  /** States.ALL stands alone or not at all. */
  private static Catcher catcher(String fields, String wanted) {
    String name = wanted.equals(ErrorName.ALL) ? "None" : wanted;
    return task("'Catch':[{%s,'Next':'Y'}]".formatted(fields.formatted(name)))
        .failurePolicy()
        .catchers()
        .get(0);
  }

  private static TaskState task(String fields) {
    return Definitions.state(
        TaskState.class,
        "{'Type':'Task','Resource':'arn:aws:states:r:1:activity:a','End':true,%s}"
            .formatted(fields));
  }
}
