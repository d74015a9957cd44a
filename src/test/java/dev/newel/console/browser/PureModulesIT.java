package dev.newel.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The modules that only make texts of texts, run where they run. */
class PureModulesIT {

  @RegisterExtension static final ConsoleSite SITE = new ConsoleSite();

  /** What a function of a module makes of its arguments, given as JavaScript. */
  private static JsonNode call(String module, String expression) {
    Page page = SITE.open("no-such-page").untilText("no page");
    return page.eval("import('/console/%s').then((m) => m.%s)".formatted(module, expression));
  }

  @Test
  void shouldLayJsonOutWithoutChangingWhatItSays() {
    String text =
        "'{\"a\":[1,{\"n\":9007199254740993,\"n\":1.0e+2}],\"e\":{},\"f\":[],\"s\":\"{\\\\\\\"}\"}'";

    assertThat(call("json-text.js", "reindent(" + text + ")").asText())
        .isEqualTo(
            """
            {
              "a": [
                1,
                {
                  "n": 9007199254740993,
                  "n": 1.0e+2
                }
              ],
              "e": {},
              "f": [],
              "s": "{\\\\"}"
            }"""
                .replace("\\\\\"", "\\\""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '{"a": [1, "b'  | '{\n  "a": [\n    1,\n    "b'
          'not JSON {'    | 'not JSON {'
          '"just text"'   | '"just text"'
          """)
  void shouldShowWhatBreaksOffOrIsNoJson(String text, String shown) {
    String argument = Page.quote(text);
    assertThat(call("json-text.js", "reindent(" + argument + ")").asText())
        .isEqualTo(shown.replace("\\n", "\n"));
  }

  @Test
  void shouldShowWhatWouldNotBeSeen() {
    assertThat(call("json-text.js", "visible('a\\u202eb\\u0000c\\ud800d\\u{1f600}é')").asText())
        .isEqualTo("a⟨U+202E⟩b⟨U+0000⟩c⟨U+D800⟩d\ud83d\ude00é");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "999, 999 ms",
    "1000, 1.0 s",
    "12400, 12 s",
    "250000, 4 m 10 s",
    "7500000, 2 h 5 m",
    "273600000, 3 d 4 h",
  })
  void shouldWriteDurations(long ms, String text) {
    assertThat(call("time.js", "duration(" + ms + ")").asText()).isEqualTo(text);
  }

  @Test
  void shouldWriteTimesInTheZoneThatIsChosen() {
    Page page = SITE.open("no-such-page").untilText("no page");
    String write =
        "import('/console/settings.js').then(({zone}) => zone.set(%s))"
            + ".then(() => import('/console/time.js')).then((m) => m.full(1790000000123))";

    assertThat(page.eval(write.formatted("'UTC'")).asText())
        .isEqualTo("2026-09-21 14:13:20.123 UTC");
    assertThat(page.eval(write.formatted("'Asia/Kolkata'")).asText())
        .isEqualTo("2026-09-21 19:43:20.123 UTC+5:30");
  }

  @Test
  void shouldSayWhatTwoTextsDifferIn() {
    String lines =
        call(
                "machines/diff.js",
                "diff(['a', 'b', 'c', 'd'], ['a', 'c', 'x', 'd'])"
                    + ".map(({sign, text}) => sign + text).join(' ')")
            .asText();

    assertThat(lines).isEqualTo("=a -b =c +x =d");
  }

  @Test
  void shouldWriteCommandsForAShell() {
    assertThat(
            call(
                    "aws.js",
                    "asCli('StartExecution', {stateMachineArn: 'arn:a:b', input: \"{\\\"it's\\\": 1}\","
                        + " name: undefined})")
                .asText())
        .startsWith("aws stepfunctions start-execution --endpoint-url http://127.0.0.1:")
        .endsWith("--state-machine-arn arn:a:b --input '{\"it'\\''s\": 1}'");
  }

  @Test
  void shouldFindTheWayToWhatAnArnNames() {
    String arn = "'arn:aws:states:us-east-1:000000000000:execution:order-flow:a/b c'";

    assertThat(call("names.js", "pageOf(" + arn + ")").asText())
        .isEqualTo(
            "/console/execution/arn:aws:states:us-east-1:000000000000:execution:order-flow:a%2Fb%20c");
    assertThat(call("names.js", "pageOf('no ARN') ?? 'none'").asText()).isEqualTo("none");
  }
}
