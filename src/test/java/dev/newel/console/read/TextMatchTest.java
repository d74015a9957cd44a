package dev.newel.console.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.aws.Qualifier;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Extras;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.HistoryStore.Summary;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TextMatchTest {

  private static Summary summary(String input, String output) {
    ExecutionKey key = new ExecutionKey(Home.of("us-east-1", "000000000000"), "machine", "named");
    Ending ending =
        new Ending(ExecutionStatus.FAILED, 1, Json.ofTrusted(output), "Oh.No", "for a reason");
    return new Summary(
        new ExecutionStart(
            key,
            key.arn(),
            key.machineArn(),
            "",
            "",
            Json.ofTrusted(input),
            0,
            null,
            null,
            null,
            Qualifier.NONE,
            null),
        new Progress(1, 1, 1, 0, ending, Extras.NONE));
  }

  private static ObjectNode find(String wanted, String input, String output) {
    return Objects.requireNonNull(new TextMatch(wanted).in(summary(input, output)));
  }

  @Test
  void shouldSayWhereATextStands() {
    assertThat(find("ame", "{}", "{}").path("in").asText()).isEqualTo("name");
    assertThat(find("one", "{\"one\":1}", "{}").path("in").asText()).isEqualTo("input");
    assertThat(find("two", "{\"one\":1}", "{\"two\":2}").path("in").asText()).isEqualTo("output");
    assertThat(find("Oh.N", "{}", "{}").path("in").asText()).isEqualTo("error");
    assertThat(find("reason", "{}", "{}").path("in").asText()).isEqualTo("cause");
    assertThat(new TextMatch("REASON").in(summary("{}", "{}"))).isNull();
  }

  @Test
  void shouldShowALittleOfWhatStandsAround() {
    String around = "x".repeat(500);
    ObjectNode found = find("A-17", around + "A-17" + around, "{}");

    String text = found.path("text").asText();
    int at = found.path("at").asInt();
    assertThat(text).hasSize(124);
    assertThat(text.substring(at, at + found.path("length").asInt())).isEqualTo("A-17");
  }

  @Test
  void shouldPartNoCharacterInTwo() {
    String around = "\uD83D\uDE00".repeat(200);
    String text = find("A", around + "A" + around, "{}").path("text").asText();

    assertThat(Character.isLowSurrogate(text.charAt(0))).isFalse();
    assertThat(text.codePoints()).allMatch(point -> point == 'A' || point == 0x1F600);
  }
}
