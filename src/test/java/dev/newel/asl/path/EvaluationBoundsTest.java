package dev.newel.asl.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Expression;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.StateException;
import dev.newel.asl.path.intrinsic.ValueExpression;
import dev.newel.asl.path.template.PayloadTemplate;
import java.util.Collections;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No definition may hold a thread or fill the memory, on any payload that AWS would take. */
class EvaluationBoundsTest {

  private static final int PAYLOAD = 256 * 1024;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static ArrayNode array(int size, IntFunction<JsonNode> element) {
    ArrayNode array = NODES.arrayNode();
    IntStream.range(0, size).mapToObj(element).forEach(array::add);
    return array;
  }

  private static void assertExceedsBounds(String expression, JsonNode input) throws Exception {
    Expression compiled = ValueExpression.compile(expression);
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> compiled.evaluate(input, FixedScope.EMPTY))
        .satisfies(failure -> assertThat(failure.error()).isEqualTo(ErrorName.DATA_LIMIT_EXCEEDED));
  }

  private static String call(String function, int times, String argument) {
    return function + "(" + String.join(",", Collections.nCopies(times, argument)) + ")";
  }

  @ParameterizedTest
  @ValueSource(strings = {"$", "$['a']", "$.a"})
  void shouldNotRepeatTheInputWithoutBound(String path) throws Exception {
    ObjectNode input = NODES.objectNode().put("a", "x".repeat(PAYLOAD));

    assertExceedsBounds(call("States.Array", 1000, path), input);
    assertExceedsBounds(call("States.Array", 10, call("States.Array", 50, path)), input);
  }

  @Test
  void shouldNotFormatWithoutBound() throws Exception {
    JsonNode input = NODES.textNode("x".repeat(PAYLOAD));
    String places = "{}".repeat(40);

    assertExceedsBounds("States.Format('" + places + "'" + ",$".repeat(40) + ")", input);
  }

  @Test
  void shouldNotEscapeTextOverAndOver() throws Exception {
    JsonNode quotes = NODES.textNode("\"".repeat(PAYLOAD));

    assertExceedsBounds("States.JsonToString(".repeat(10) + "$" + ")".repeat(10), quotes);
  }

  @Test
  void shouldNotRepeatTheInputInTemplateWithoutBound() {
    ObjectNode template = NODES.objectNode();
    IntStream.range(0, 1000).forEach(i -> template.put("f" + i + ".$", "$"));
    PayloadTemplate compiled = PayloadTemplate.compile(template, (pointer, message) -> {});

    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> compiled.evaluate(NODES.textNode("x".repeat(PAYLOAD)), FixedScope.EMPTY))
        .satisfies(failure -> assertThat(failure.error()).isEqualTo(ErrorName.DATA_LIMIT_EXCEEDED));
    assertThat(compiled.evaluate(NODES.textNode("small"), FixedScope.EMPTY)).hasSize(1000);
  }

  @Test
  void shouldCountComparisonsOfValuesWithOneHash() throws Exception {
    // upper and lower half of each long cancel out in its hash
    ArrayNode collisions = array(17_000, i -> NODES.numberNode(((i + 1L) << 32) | (i + 1L)));

    assertExceedsBounds("States.ArrayUnique($)", collisions);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $..*..*..*..*
          $..[0]..[0]..[0]
          $[-2000000000:1]
          """)
  void shouldNotMultiplyStepsOfPath(String path) throws Exception {
    JsonNode wide = array(PAYLOAD / 6, i -> NODES.numberNode(10_000 + i));
    JsonNode deep = NODES.numberNode(1);
    for (int i = 0; i < 900; i++) {
      deep = NODES.arrayNode().add(deep).add(i);
    }

    assertExceedsBounds(path, path.startsWith("$..") ? deep : wide);
  }

  @Test
  void shouldCountCharactersOfTextThatFilterCompares() throws Exception {
    ObjectNode input = NODES.objectNode().put("text", "a".repeat(PAYLOAD / 2));
    input.set("list", array(10, NODES::numberNode));
    input.set("long", array(20_000, NODES::numberNode));

    assertExceedsBounds("$.long[?($.text == $.text)]", input);
    assertThat(
            ValueExpression.compile("$.list[?($.text == $.text)]")
                .evaluate(input, FixedScope.EMPTY))
        .hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$..id", "$.items[*].id", "$.items[?(@.id >= 0)].id", "$.items[0:].id"})
  void shouldHaveRoomForAnyWholePayload(String path) throws Exception {
    JsonNode items = array(20_000, i -> NODES.objectNode().put("id", i));
    ObjectNode input = NODES.objectNode().set("items", items);

    assertThat(ValueExpression.compile(path).evaluate(input, FixedScope.EMPTY)).hasSize(20_000);
  }

  @Test
  void shouldBoundNestingOfPaths() throws Exception {
    assertThat(ValueExpression.compile("$" + ".a".repeat(250)).text()).hasSize(501);
    for (String repeated : new String[] {".a", "[0]", "[?(", "!", "(", "..a", "{"}) {
      String path = "$[?(" + repeated.repeat(2000);
      assertThatExceptionOfType(ExpressionSyntaxException.class)
          .isThrownBy(() -> ValueExpression.compile(path));
      assertThatExceptionOfType(ExpressionSyntaxException.class)
          .isThrownBy(() -> ValueExpression.compile("$" + repeated.repeat(2000)));
    }
  }

  @Test
  void shouldScanDeepestPayloadWithinSmallStack() throws Exception {
    JsonNode deep = FixedScope.json("{'a':".repeat(900) + "1" + "}".repeat(900));
    Expression scan = ValueExpression.compile("$" + "..a".repeat(3));
    Expression steps = ValueExpression.compile("$[*]" + ".a".repeat(250));

    assertThat(onSmallStack(scan, deep)).isNotNull();
    assertThat(onSmallStack(steps, deep)).isNotNull();
  }

  private static JsonNode onSmallStack(Expression expression, JsonNode input)
      throws InterruptedException {
    JsonNode[] result = new JsonNode[1];
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                result[0] = expression.evaluate(input, FixedScope.EMPTY);
              } catch (StateException e) {
                result[0] = NODES.textNode(e.error());
              }
            },
            "small stack",
            1 << 20);
    thread.start();
    thread.join();
    return result[0];
  }

  @Test
  void shouldRefuseToWriteTextOfValueNestedTooDeeply() throws Exception {
    JsonNode deepest = FixedScope.json("[".repeat(999) + "]".repeat(999));

    assertExceedsBounds(
        "States.JsonToString(States.Array(States.Array(States.Array($))))", deepest);
  }

  @Test
  void shouldSplitLongTextAtManyDelimiters() throws Exception {
    String text = "a".repeat(PAYLOAD / 2);
    ObjectNode input = NODES.objectNode().put("t", text).put("d", "z".repeat(PAYLOAD / 2));

    assertThat(
            ValueExpression.compile("States.StringSplit($.t, $.d)")
                .evaluate(input, FixedScope.EMPTY)
                .get(0)
                .textValue())
        .isEqualTo(text);
  }

  @Test
  void shouldNotMeasureWhatFewPathsYield() throws Exception {
    JsonNode input = array(1000, i -> NODES.textNode("x".repeat(200)));
    String paths =
        IntStream.range(0, Budget.UNMEASURED_PATHS)
            .mapToObj(i -> "$[" + i + "]")
            .collect(Collectors.joining(","));

    assertThat(
            ValueExpression.compile("States.Array(" + paths + ")")
                .evaluate(input, FixedScope.EMPTY))
        .hasSize(Budget.UNMEASURED_PATHS);
  }
}
