package dev.newel.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.newel.testing.LogRecords;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExecutionLogTest {

  private static final String ARN = "arn:aws:states:us-east-1:000000000000:execution:m:";

  private final LogRecords said = new LogRecords(ExecutionLog.class.getName(), Level.INFO);
  private final ExecutionLog log = new ExecutionLog(() -> "http://127.0.0.1:8083");

  @BeforeEach
  void listen() {
    said.begin();
  }

  @AfterEach
  void stop() {
    said.end();
  }

  @Test
  void shouldSayHowToSeeMoreOfAMapRun() {
    log.failed(ARN.replace(":execution:m:", ":mapRun:m/L:") + "r", "FAILED", "M", "E", null);

    assertThat(said.messages())
        .singleElement()
        .asString()
        .contains("more: aws stepfunctions describe-map-run --map-run-arn arn:")
        .contains(":mapRun:m/L:r");
  }

  @Test
  void shouldSayWhichExecutionFailedWhereWhyAndHowToSeeMore() {
    log.failed(ARN + "e", "FAILED", "Pay", "Card.Declined", "no money");

    assertThat(said.messages())
        .containsExactly(
            "execution arn:aws:states:us-east-1:000000000000:execution:m:e is FAILED in state"
                + " 'Pay': Card.Declined: no money; more: aws stepfunctions get-execution-history"
                + " --execution-arn arn:aws:states:us-east-1:000000000000:execution:m:e"
                + " --endpoint-url http://127.0.0.1:8083");
  }

  @Test
  void shouldLeaveOutWhatIsNotKnown() {
    new ExecutionLog(() -> null).failed(ARN + "e", "TIMED_OUT", null, null, null);

    assertThat(said.messages())
        .singleElement()
        .asString()
        .contains(" is TIMED_OUT; more: ")
        .endsWith(":m:e");
  }

  @Test
  void shouldSayWhichDefinitionIsRefused() {
    log.refused("CreateStateMachine", "hello", "InvalidDefinition: no StartAt");

    assertThat(said.messages())
        .containsExactly("CreateStateMachine of hello is refused: InvalidDefinition: no StartAt");
  }

  @Test
  void shouldEscapeWhatIsNotItsOwn() {
    log.failed(ARN + "e", "FAILED", "a\nb", "\u001b[31m", "x\r\u2028y");
    log.refused("CreateStateMachine", "n\n", "\n");

    assertThat(said.messages())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).doesNotContain("\n", "\r", "\u2028", "\u001b"));
  }

  @Test
  void shouldGiveACommandThatAShellTakesAsItStands() {
    log.failed(ARN + "it's(me)!", "FAILED", null, null, null);

    assertThat(said.messages().get(0)).contains("'" + ARN + "it'\\''s(me)!' --endpoint-url");
  }

  @Test
  void shouldCutWhatIsLong() {
    log.failed(ARN + "e", "FAILED", null, "E", "c".repeat(30_000));

    assertThat(said.messages().get(0)).hasSizeLessThan(1_500).contains("c…; more: ");
  }

  @Test
  void shouldCountAStormRatherThanWriteItOut() {
    int storm = 5_000;
    for (int i = 0; i < storm; i++) {
      log.failed(ARN + i, "FAILED", null, "E", "C");
    }

    await().until(() -> leftOut() > 0);
    long written = said.messages().stream().filter(line -> line.startsWith("execution")).count();
    assertThat(written).isBetween(10L, storm / 10L);
    assertThat(written + leftOut()).isEqualTo(storm);
  }

  private long leftOut() {
    Pattern rest = Pattern.compile("([\\d,]+) more lines of this kind were left out");
    return said.messages().stream()
        .map(rest::matcher)
        .filter(Matcher::matches)
        .mapToLong(found -> Long.parseLong(found.group(1).replace(",", "")))
        .sum();
  }

  @Test
  void shouldSayNothingOfWhatGoesWellAtInfo() {
    log.begun(ARN + "e");
    log.ended(ARN + "e", "SUCCEEDED");

    assertThat(said.messages()).isEmpty();
  }
}
