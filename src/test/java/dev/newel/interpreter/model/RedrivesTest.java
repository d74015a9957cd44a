package dev.newel.interpreter.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedrivesTest {

  private static final ExecutionStart START = RunningMachine.startOf("{}");

  @Test
  void shouldKnowTheLastTenCalls() {
    Redrives redrives = Redrives.NONE;
    for (int i = 1; i <= 11; i++) {
      redrives = redrives.again(i, "token" + i, 0);
    }

    assertThat(redrives.count()).isEqualTo(11);
    assertThat(redrives.calls()).hasSize(10);
    assertThat(redrives.call("token1", 20)).isNull();
    assertThat(redrives.call("token2", 20)).isEqualTo(new Redrives.Call("token2", 2));
  }

  @Test
  void shouldKnowACallForAQuarterOfAnHour() {
    Redrives redrives = Redrives.NONE.again(0, "token", 0);
    long quarter = Duration.ofMinutes(15).toMillis();

    assertThat(redrives.call("token", quarter - 1)).isNotNull();
    assertThat(redrives.call("token", quarter)).isNull();
    assertThat(redrives.again(1, null, 0).calls()).isEqualTo(redrives.calls());
  }

  @Test
  void shouldCountTheRedriveThatItIs() {
    assertThat(Redrives.NONE.again(0, null, 3).again(1, null, 0).count()).isEqualTo(4);
  }

  private static Progress ended(long events, long stopTime, boolean resumable) {
    Ending ending = new Ending(ExecutionStatus.FAILED, stopTime, null, "E", null);
    Redrives redrives = new Redrives(0, 0, resumable, List.of());
    return new Progress(
        events, stopTime, 1, 0, ending, List.of(), Map.of(), redrives, Extras.NONE, null);
  }

  /** Days from the start to the end, and from there to the redrive. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "10, 0, 14, true, -",
        "24998, 0, 0, true, -",
        "24999, 0, 0, true, Execution history event limit exceeded",
        "10, 0, 15, true, Execution redrivable period exceeded",
        "10, 364, 1, true, -",
        "10, 364, 2, true, Execution has exceeded the max execution time",
        "10, 0, 0, false, Execution was started before the launch of RedriveExecution",
      })
  void shouldRefuseAsAwsDoes(long events, long ran, long since, boolean resumable, String refusal) {
    long stopTime = START.startTime() + Duration.ofDays(ran).toMillis();
    long now = stopTime + Duration.ofDays(since).toMillis();

    assertThat(Redrivability.refusal(START, ended(events, stopTime, resumable), now, false))
        .isEqualTo(refusal);
    assertThat(Redrivability.refusal(START, ended(events, stopTime, resumable), now, true))
        .isEqualTo("State machine is in DELETING status");
  }
}
