package dev.newel.asl.path.intrinsic;

import static dev.newel.asl.path.FixedScope.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.newel.asl.Expression;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.asl.path.FixedScope;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrinsicFunctionsTest {

  private static final String FAILED =
      "There was an error while evaluating the intrinsic function: ";

  private static final JsonNode INPUT =
      json(
          """
          {'n': 7, 'f': 1.5, 's': 'text', 't': true, 'z': null, 'e': '', 'blank': ' \\n',
           'list': [1, 2, 2, [3], [3], 1.0, '1', null, null], 'five': [0, 1, 2, 3, 4],
           'one': {'a': 1, 'b': {'x': 1}}, 'two': {'b': {'y': 2}, 'c': [true]},
           'json': '{\\'k\\': [1, 2.50]}', 'csv': 'a,b,,c,\\n,,', 'format': 'x={} y={}',
           'long': 3000000000, 'huge': 1e999999999, 'tiny': 1e-999999999}\
          """
              .replace("\\'", "\\\""));

  private static JsonNode evaluate(String expression) throws Exception {
    return ValueExpression.compile(expression).evaluate(INPUT, FixedScope.EMPTY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          States.Array()                                   | []
          States.Array(1, 'two', null, true, $.one.a, 1.5) | [1,"two",null,true,1,1.5]
          States.Array(States.Array($.s), $.z)             | [["text"],null]
          States.ArrayPartition($.five, 2)                 | [[0,1],[2,3],[4]]
          States.ArrayPartition($.five, 5)                 | [[0,1,2,3,4]]
          States.ArrayPartition($.five, 9)                 | [[0,1,2,3,4]]
          States.ArrayPartition(States.Array(), 1)         | []
          States.ArrayPartition($.five, 1.6)               | [[0,1],[2,3],[4]]
          States.ArrayContains($.list, 2)                  | true
          States.ArrayContains($.list, '2')                | false
          States.ArrayContains($.list, null)               | true
          States.ArrayContains($.list, States.Array(3))    | true
          States.ArrayContains(States.Array(), null)       | false
          States.ArrayContains(States.Array($.one), $.one) | true
          States.ArrayRange(1, 9, 2)                       | [1,3,5,7,9]
          States.ArrayRange(3, -3, -2)                     | [3,1,-1,-3]
          States.ArrayRange(1, 1, 5)                       | [1]
          States.ArrayRange(2, 1, 1)                       | []
          States.ArrayGetItem($.five, 4)                   | 4
          States.ArrayGetItem($.list, 3)                   | [3]
          States.ArrayLength($.list)                       | 9
          States.ArrayUnique($.list)                       | [1,2,[3],1.0,"1",null]
          States.StringToJson($.json)                      | {"k":[1,2.50]}
          States.StringToJson($.e)                         | null
          States.StringToJson($.blank)                     | null
          States.StringToJson('1.1')                       | 1.1
          States.StringToJson('"x"')                       | "x"
          States.StringToJson('-0')                        | 0
          States.StringToJson('\\{"a": \\{\\}\\}')         | {"a":{}}
          States.JsonToString($.one)                       | "{\\"a\\":1,\\"b\\":{\\"x\\":1}}"
          States.JsonToString($.s)                         | "\\"text\\""
          States.JsonToString($.z)                         | "null"
          States.JsonToString($.f)                         | "1.5"
          States.JsonMerge($.one, $.two, false)            | {"a":1,"b":{"y":2},"c":[true]}
          States.Base64Encode('Data to encode')            | "RGF0YSB0byBlbmNvZGU="
          States.Base64Decode('RGF0YSB0byBkZWNvZGU=')      | "Data to decode"
          States.Base64Decode(States.Base64Encode('ü€'))   | "ü€"
          States.Hash('abc', 'MD5')                        | "900150983cd24fb0d6963f7d28e17f72"
          States.Hash('abc', 'SHA-1')                      | "a9993e364706816aba3e25717850c26c9cd0d89d"
          States.Hash('abc', 'SHA-256')                    | "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
          States.ArrayLength(States.Array(States.Hash('a', 'SHA-384'), States.Hash('a', 'SHA-512'))) | 2
          States.Hash('', 'MD5')                           | "d41d8cd98f00b204e9800998ecf8427e"
          States.Hash($.z, 'MD5')                          | "37a6259cc0c1dae299a7866489dff0bd"
          States.MathAdd(111, -1)                          | 110
          States.MathAdd(1.5, 0)                           | 2
          States.MathAdd(-1.5, 0)                          | -1
          States.MathAdd(1.4, 1.4)                         | 2
          States.MathAdd($.tiny, 3)                        | 3
          States.MathAdd(2147483647, 2147483647)           | 4294967294
          States.MathRandom(5, 6)                          | 5
          States.MathRandom(-3, -2, 99)                    | -3
          States.StringSplit('1,2,3', ',')                 | ["1","2","3"]
          States.StringSplit('This.is+a,test=string', '.+,=') | ["This","is","a","test","string"]
          States.StringSplit($.csv, ',')                   | ["a","b","c","\\n"]
          States.StringSplit($.e, ',')                     | []
          States.StringSplit($.s, '')                      | ["text"]
          States.Format('plain')                           | "plain"
          States.Format('{}', $.n)                         | "7"
          States.Format('{}{}', 1.5, null)                 | "1.5null"
          States.Format('a {} b {}.', $.s, true)           | "a text b true."
          States.Format($.format, 1, 2)                    | "x=1 y=2"
          States.Format('{}', $.one)                       | "{a=1, b={x=1}}"
          States.Format('{}', $.list[0:4])                 | "[1, 2, 2, [3]]"
          States.Format('{}', States.Array())              | "[]"
          States.Format('{}', States.StringToJson('\\{\\}')) | "{}"
          """)
  void shouldCompute(String expression, String expected) throws Exception {
    JsonNode result = evaluate(expression);

    assertThat(result).isEqualTo(Json.parse(expected).node());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.ArrayPartition($.five, 0)",
        "States.ArrayPartition($.five, -1)",
        "States.ArrayPartition($.five, 0.4)",
        "States.ArrayPartition($.s, 1)",
        "States.ArrayContains($.s, 1)",
        "States.ArrayRange(1, 9, 0)",
        "States.ArrayRange(0, 1000, 1)",
        "States.ArrayRange('a', 9, 1)",
        "States.ArrayGetItem($.five, 5)",
        "States.ArrayGetItem($.five, -1)",
        "States.ArrayGetItem($.one, 0)",
        "States.ArrayLength($.s)",
        "States.ArrayUnique(1)",
        "States.StringToJson('x')",
        "States.StringToJson('1 2')",
        "States.StringToJson(1)",
        "States.JsonMerge($.one, $.two, true)",
        "States.JsonMerge($.one, $.list, false)",
        "States.JsonMerge($.one, $.two, 'no')",
        "States.UUID(1)",
        "States.ArrayLength()",
        "States.ArrayRange(1, 2)",
        "States.JsonMerge($, $)",
        "States.MathRandom(1)",
        "States.MathRandom(1, 2, 3, 4)",
        "States.Base64Encode(1)",
        "States.Base64Decode('*')",
        "States.Hash('x', 'SHA-3')",
        "States.Hash('x', 'md5')",
        "States.MathRandom(5, 5)",
        "States.MathRandom(6, 5)",
        "States.MathRandom(0, $.long)",
        "States.MathAdd('1', 2)",
        "States.MathAdd(null, 2)",
        "States.MathAdd($.long, 2)",
        "States.MathAdd($.huge, 2)",
        "States.StringSplit(1, ',')",
        "States.StringSplit('a', 1)",
        "States.Format(1)",
        "States.Format('{}')",
        "States.Format('none', 1)",
        "States.Format($.format, 1)",
        "States.Format($.format, 1, 2, 3)"
      })
  void shouldRefuseArgumentsThatFunctionCannotTake(String expression) {
    String name = expression.substring(0, expression.indexOf('('));

    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> evaluate(expression))
        .satisfies(
            failure -> {
              assertThat(failure.error()).isEqualTo(ErrorName.RUNTIME);
              assertThat(failure.cause())
                  .isEqualTo(FAILED + expression + ". Invalid arguments in " + name);
              assertThat(failure.isLocated()).isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "States.Format('Hello {{}}', $.n) | matching '}' not found for '{'.",
        "States.Format('}') | matching '{' not found for '}'.",
        "States.Format('{}: \\{ 1 \\}', $.n) | matching '}' not found for '{'.",
      })
  void shouldRefuseFormatWithBraceThatStandsAlone(String expression, String reason) {
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> evaluate(expression))
        .satisfies(
            failure ->
                assertThat(failure.cause())
                    .isEqualTo(
                        FAILED + expression + ". Invalid template in States.Format: " + reason));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1000, 1, 106",
    "1, 1000, 2, 806",
    "1, 10, 0, 7",
    "2147483640, 2147483647, 1, 2147483644"
  })
  void shouldDrawFromSeedWhatAwsDraws(int start, int end, int seed, int drawn) throws Exception {
    assertThat(evaluate("States.MathRandom(%d, %d, %d)".formatted(start, end, seed)).intValue())
        .isEqualTo(drawn);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "States.ArrayRange(1.4, 5.6, 2.2) | [1,3,5]",
        "States.ArrayRange(5.4, -0.6, -2.4) | [5,3,1]",
        "States.ArrayRange(3, 3, -1) | [3]",
        "States.ArrayRange(5, 1, 1) | []",
      })
  void shouldCutFractionsOfRangeOff(String expression, String range) throws Exception {
    assertThat(evaluate(expression).toString()).isEqualTo(range);
  }

  @Test
  void shouldTakeNameOfBoolean() throws Exception {
    assertThat(evaluate("States.JsonMerge($.one, $.two, 'false')")).isNotEmpty();
  }

  @Test
  void shouldTakeRangeOfThousandElements() throws Exception {
    assertThat(evaluate("States.ArrayRange(1, 1000, 1)")).hasSize(1000);
    assertThat(evaluate("States.ArrayRange(0, -1998, -2)")).hasSize(1000);
  }

  @ParameterizedTest
  @CsvSource({
    "States.Base64Encode($), 10000",
    "States.Base64Decode($), 10000",
    "'States.Hash($, ''MD5'')', 10000"
  })
  void shouldTakeNoMoreCharactersThanDocumented(String expression, int limit) throws Exception {
    Expression compiled = ValueExpression.compile(expression);

    assertThat(compiled.evaluate(text(limit), FixedScope.EMPTY).isTextual()).isTrue();
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> compiled.evaluate(text(limit + 1), FixedScope.EMPTY));
  }

  private static JsonNode text(int length) {
    return JsonNodeFactory.instance.textNode("A".repeat(length));
  }

  @Test
  void shouldNameMissingPathOfCall() {
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(
            () ->
                ValueExpression.compile("States.Format('{}', States.Array($.gone))")
                    .evaluate(json("{'here': 1}"), FixedScope.EMPTY))
        .satisfies(
            failure -> {
              assertThat(failure.error()).isEqualTo(ErrorName.RUNTIME);
              assertThat(failure.cause())
                  .isEqualTo(
                      "The function 'States.Format('{}', States.Array($.gone))' had the following"
                          + " error: The JsonPath argument for the field '$.gone' could not be"
                          + " found in the input '{\"here\":1}'");
            });
  }

  @Test
  void shouldDrawRandomNumbersFromScope() throws Exception {
    Expression random = ValueExpression.compile("States.MathRandom(0, 1000000)");

    assertThat(random.evaluate(INPUT, FixedScope.of("{}")))
        .isEqualTo(random.evaluate(INPUT, FixedScope.of("{}")));
  }

  @Test
  void shouldRepeatRandomNumberOfSeed() throws Exception {
    JsonNode first = evaluate("States.MathRandom(0, 999, 3)");

    assertThat(evaluate("States.MathRandom(0, 999, 3)")).isEqualTo(first);
    assertThat(first.intValue()).isBetween(0, 998);
  }

  @Test
  void shouldMakeVersionFourUuids() throws Exception {
    FixedScope scope = FixedScope.of("{}");
    Expression call = ValueExpression.compile("States.UUID()");

    UUID first = UUID.fromString(call.evaluate(INPUT, scope).textValue());
    UUID second = UUID.fromString(call.evaluate(INPUT, scope).textValue());

    assertThat(first).isNotEqualTo(second);
    assertThat(first.version()).isEqualTo(4);
    assertThat(first.variant()).isEqualTo(2);
  }
}
