package dev.newel.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogEntryTest {

  private static JsonNode details(String output) {
    HistoryEvent event =
        new HistoryEvent(
            7,
            6,
            1_551_225_271_984L,
            EventType.EXECUTION_SUCCEEDED,
            List.of(Json.ofTrusted(output)));
    LogEntry entry = LogEntry.of(RunningMachine.startOf("{}"), 2, event, true);
    assertThat(entry.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(249 << 10);
    return Json.ofTrusted(entry.text()).node().path("details");
  }

  @Test
  void shouldWriteAnEventAsAwsDoes() {
    HistoryEvent event =
        new HistoryEvent(
            1,
            0,
            1_551_225_271_984L,
            EventType.EXECUTION_STARTED,
            Arrays.asList(Json.EMPTY_OBJECT, "role", null, null));

    assertThat(LogEntry.of(RunningMachine.startOf("{}"), 2, event, true).text())
        .isEqualTo(
            """
            {"id":"1","type":"ExecutionStarted",
            "details":{"input":"{}","inputDetails":{"truncated":false},"roleArn":"role"},
            "previous_event_id":"0","event_timestamp":"1551225271984",
            "execution_arn":"arn:aws:states:us-east-1:000000000000:execution:machine:run",
            "redrive_count":"2"}"""
                .replace("\n", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u00e4", "\u20ac", "\ud83d\ude00", "\"", "\u0001"})
  void shouldCutAPayloadThatIsTooLong(String character) {
    String longText = character.repeat(200_000);

    JsonNode details = details(longText + "x".repeat(100_000));

    assertThat(details.at("/outputDetails/truncated").asBoolean()).isTrue();
    String cut = details.path("output").asText();
    assertThat(longText + "x".repeat(100_000)).startsWith(cut);
    assertThat(cut).hasSizeGreaterThan(35_000);
  }

  @Test
  void shouldLeaveAPayloadThatIsJustShortEnough() {
    JsonNode details = details("x".repeat(248 << 10));

    assertThat(details.at("/outputDetails/truncated").asBoolean(true)).isFalse();
    assertThat(details.path("output").asText()).hasSize(248 << 10);
  }
}
