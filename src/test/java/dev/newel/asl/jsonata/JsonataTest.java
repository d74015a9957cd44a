package dev.newel.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as AWS has them, where it is not the language alone that decides. */
class JsonataTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "9007199254740993 | 9007199254740993",
        "9223372036854775807 | 9223372036854775807",
        "-9007199254740993 | -9007199254740993",
        "12345678901234567890123 | 12345678901234567890123",
        "1.0 | 1",
        "1e2 | 100",
        "1.5 | 1.5",
        "[1.0, {\"a\": 2.50}] | [1,{\"a\":2.5}]",
        "{\"n\": null} | {\"n\":null}",
      })
  void shouldPassNumbersThrough(String input, String output) {
    assertThat(Answers.of("$states.input", input)).isEqualTo(output);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "1/0 | \"Infinity\"",
        "-1/0 | \"-Infinity\"",
        "{'k': [1e308 * 10]} | {\"k\":[\"Infinity\"]}",
        "$parseInteger('abc', '0') | \"NaN\"",
        "$type($states.input.nope) | undefined",
        "$string(9007199254740993) | \"9.00719925474099e+15\"",
        "null | null",
        "[null] | [null]",
        "2 * 3 | 6",
        "$match('b', /(a)?b/).groups | [null]",
      })
  void shouldMakeJsonOfWhatIsNone(String expression, String output) {
    String expected = output.replace("\"9.00719925474099e+15\"", "\"9007199254740990\"");
    assertThat(Answers.of(expression)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.00001", "$random(42)", "1.5e20", "1e-7", "[0.1 + 0.2]", "12345678.5"})
  void shouldMakeNumbersAsTheyAreReadBack(String expression) {
    var value =
        Jsonata.compile(expression).evaluate(Answers.globals(Answers.read("{}")), new Steps(1_000));

    assertThat(Answers.read(Json.write(value))).isEqualTo(value);
  }

  @Test
  void shouldNotCopyWhatIsOnlyPassedOn() {
    var input = Answers.read("{\"a\": [1, {\"b\": \"text\"}]}");

    var value =
        Jsonata.compile("$states.input.a").evaluate(Answers.globals(input), new Steps(1_000));

    assertThat(value).isSameAs(input.get("a"));
  }

  @Test
  void shouldNotChangeItsInput() {
    var input = Answers.read("{\"a\": [3, 1], \"o\": {\"p\": 1.0}}");

    Jsonata.compile(
            "($states.input ~> |o|{'q': 1}, 'p'|; $sort($states.input.a); $states.input.a[])")
        .evaluate(Answers.globals(input), new Steps(1_000));

    assertThat(input).isEqualTo(Answers.read("{\"a\": [3, 1], \"o\": {\"p\": 1.0}}"));
  }

  static Stream<Arguments> functions() {
    return Stream.of("$sum", "function($x){$x}", "/a/", "[$sum]", "{'f': [1, /a/]}", "$sum ~> $not")
        .map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void shouldNotYieldFunctions(String expression) {
    assertThat(Answers.of(expression)).isEqualTo("The result is a function.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "$parse('{\"n\":9223372036854775808}').n | 9223372036854775808",
        "$parse('[1.0, 1.5, \"a\"]') | [1,1.5,\"a\"]",
        "$parse('nope') | D3137: Invalid JSON",
        "$parse('1 2') | D3137: Invalid JSON",
        "$parse('1e400') | D3137: Invalid JSON",
        "$parse() | undefined",
        "$partition([1..5], 2) | [[1,2],[3,4],[5]]",
        "$partition([1..5], 2.9) | [[1,2],[3,4],[5]]",
        "$partition([1], 0) | undefined",
        "$partition('a') | T0412: Argument 1 of function \"partition\" must be an array of undefined",
        "$range(0, 6, 2) | [0,2,4,6]",
        "$range(6, 0, -3) | [6,3,0]",
        "$range(1, 9, 9) | 1",
        "$range(1, 9, 9)[] | [1]",
        "$range(1, 5, -1) | undefined",
        "$range(1, 5) | undefined",
        "$hash('Hello', 'SHA-1') | \"f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0\"",
        "$hash('a') | T0410: Argument 2 of function \"hash\" does not match function signature",
        "$random(42) | 0.7275636800328681",
        "$random(42.9) | 0.7275636800328681",
        "$random() = $random() | false",
        "$uuid() = $uuid() | false",
        "$uuid(1) | T0410: Argument 1 of function \"uuid\" does not match function signature",
        "$eval('1') | T1006: Attempted to invoke a non-function",
        "$now() | \"2026-11-22T10:20:30.456Z\"",
        "$millis() = $toMillis($now()) | true",
        "$base64decode($base64encode('ñ😂')) | \"ñ😂\"",
        "true and $sum('a') | T0412: Argument 1 of function \"and\" must be an array of \"numbers\"",
      })
  void shouldHaveWhatAwsAddsAndChanges(String expression, String answer) {
    String expected = answer.replace("9223372036854775808", "9.223372036854776E+18");
    assertThat(Answers.of(expression)).isEqualTo(expected);
  }

  @Test
  void shouldMakeUuidsOfVersion4() {
    assertThat(Answers.of("$uuid()"))
        .matches("\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\"");
  }

  @Test
  void shouldSeeVariablesBeforeFunctions() {
    var globals = Answers.globals(Answers.read("{}"));
    var named = new Renamed(globals, "sum", Answers.read("5"));

    assertThat(Jsonata.compile("$sum").evaluate(named, new Steps(1_000)).intValue()).isEqualTo(5);
  }

  private record Renamed(
      dev.newel.asl.jsonata.value.Globals globals,
      String name,
      com.fasterxml.jackson.databind.JsonNode value)
      implements dev.newel.asl.jsonata.value.Globals {

    @Override
    public com.fasterxml.jackson.databind.JsonNode find(String wanted) {
      return wanted.equals(name) ? value : globals.find(wanted);
    }

    @Override
    public java.time.Instant now() {
      return globals.now();
    }

    @Override
    public java.util.random.RandomGenerator random() {
      return globals.random();
    }
  }
}
