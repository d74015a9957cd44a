package dev.newel.engine.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Redrives;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusChangeTest {

  private static JsonObject detail(String input, String output, int bytes) {
    Ending ending =
        new Ending(
            ExecutionStatus.SUCCEEDED, RunningMachine.START, Json.ofTrusted(output), null, null);
    return new StatusChange(RunningMachine.startOf(input), ending)
        .event(bytes)
        .getJsonObject("detail");
  }

  /** Quotes count twice, and those around each text count too. */
  @ParameterizedTest
  @CsvSource({"14,true,true", "13,false,true", "9,false,true", "8,false,false"})
  void shouldLeaveOutWhatIsTooLarge(int bytes, boolean input, boolean output) {
    JsonObject detail = detail("123", "\"456\"", bytes);

    assertThat(detail.getJsonObject("inputDetails").getBoolean("included")).isEqualTo(input);
    assertThat(detail.getString("input")).isEqualTo(input ? "123" : null);
    assertThat(detail.getJsonObject("outputDetails").getBoolean("included")).isEqualTo(output);
    assertThat(detail.getString("output")).isEqualTo(output ? "\"456\"" : null);
  }

  @Test
  void shouldNameTheSameChangeTheSame() {
    StatusChange running = new StatusChange(RunningMachine.startOf("{}"), null);
    StatusChange again = new StatusChange(RunningMachine.startOf("{}"), null);

    assertThat(running.event(9)).isEqualTo(again.event(9));
  }

  @Test
  void shouldNameAnotherRunOfTheSameExecutionOtherwise() {
    Redrives once = new Redrives(1, RunningMachine.START + 7, false, List.of());
    StatusChange began = new StatusChange(RunningMachine.startOf("{}"), null);
    StatusChange wentOn = new StatusChange(RunningMachine.startOf("{}"), null, once);

    assertThat(wentOn.event(9).getString("id")).isNotEqualTo(began.event(9).getString("id"));
    assertThat(wentOn.event(9).getJsonObject("detail"))
        .contains(entry("redriveCount", 1), entry("redriveDate", RunningMachine.START + 7));
    assertThat(began.event(9).getJsonObject("detail").getValue("redriveDate")).isNull();
  }
}
