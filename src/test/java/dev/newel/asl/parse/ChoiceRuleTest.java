package dev.newel.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.ChoiceState;
import dev.newel.asl.FixedScope;
import dev.newel.asl.choice.ChoiceRule;
import dev.newel.asl.choice.Order;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.asl.parse.check.Location;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChoiceRuleTest {

  /** One value of each kind, and what each type test says of it. */
  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind("null", "IsNull"),
        new Kind("true", "IsBoolean"),
        new Kind("false", "IsBoolean"),
        new Kind("0", "IsNumeric"),
        new Kind("-1.5e3", "IsNumeric"),
        new Kind("''", "IsString"),
        new Kind("'1'", "IsString"),
        new Kind("'2012-10-09'", "IsString"),
        new Kind("'2012-10-09T19:00:55'", "IsString"),
        new Kind("'2012-10-09T19:00:55Z'", "IsString", "IsTimestamp"),
        new Kind("'2012-10-09T19:00:55.123456789Z'", "IsString", "IsTimestamp"),
        new Kind("'2012-10-09T19:00:55+01:00'", "IsString", "IsTimestamp"),
        new Kind("'2012-13-09T19:00:55Z'", "IsString"),
        new Kind("[]"),
        new Kind("{}"));
  }

  private static final List<String> TYPE_TESTS =
      List.of("IsNull", "IsBoolean", "IsNumeric", "IsString", "IsTimestamp");

  private record Kind(String value, List<String> tests) {
    Kind(String value, String... tests) {
      this(value, List.of(tests));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void shouldTellKindsOfValuesApart(Kind kind) {
    for (String test : TYPE_TESTS) {
      boolean is = kind.tests().contains(test);
      assertThat(holds(test, "true", kind.value())).as(test).isEqualTo(is);
      assertThat(holds(test, "false", kind.value())).as("not " + test).isEqualTo(!is);
    }
  }

  /** The value on the left, the operand on the right, then whether =, <, >, <= and >= hold. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "Numeric   | 1 | 1 | T F F T T",
        "Numeric   | 1 | 1.0 | T F F T T",
        "Numeric   | 1e2 | 100 | T F F T T",
        "Numeric   | 0.1 | 0.2 | F T F T F",
        "Numeric   | 12345678901234567891 | 12345678901234567890 | F F T F T",
        "Numeric   | '1' | 1 | F F F F F",
        "Numeric   | true | 1 | F F F F F",
        "Numeric   | null | 0 | F F F F F",
        "Numeric   | [] | 0 | F F F F F",
        "String    | 'a' | 'a' | T F F T T",
        "String    | 'A' | 'A ' | F T F T F",
        "String    | 'B' | 'AB' | F F T F T",
        "String    | '' | 'a' | F T F T F",
        "String    | 1 | '1' | F F F F F",
        "String    | null | '' | F F F F F",
        "Timestamp | '2012-10-09T19:00:55Z' | '2012-10-09T20:00:55+01:00' | T F F T T",
        "Timestamp | '2012-10-09T19:00:55Z' | '2012-10-09T19:00:55.1Z' | F T F T F",
        "Timestamp | '2012-10-09T19:00:56Z' | '2012-10-09T19:00:55Z' | F F T F T",
        "Timestamp | '2012-10-09T19:00:55' | '2012-10-09T19:00:55Z' | F F F F F",
        "Timestamp | 5 | '2012-10-09T19:00:55Z' | F F F F F",
        "Boolean   | true | true | T - - - -",
        "Boolean   | true | false | F - - - -",
        "Boolean   | 'true' | true | F - - - -",
      })
  void shouldCompare(String type, String value, String operand, String expected) {
    Iterator<String> answers = List.of(expected.split(" ", -1)).iterator();
    for (Order order : Order.values()) {
      String answer = answers.next();
      if (!answer.equals("-")) {
        String operator = type + order.suffix();
        assertThat(holds(operator, operand, value)).as(operator).isEqualTo(answer.equals("T"));
        assertThat(holdsPath(operator + "Path", operand, value))
            .as(operator + "Path")
            .isEqualTo(answer.equals("T"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"{'v':1},T", "{'v':null},T", "{},F", "[],F"})
  void shouldTellWhetherVariableIsPresent(String input, String present) {
    assertThat(matches("{'Variable':'$.v','IsPresent':true}", input))
        .isEqualTo(present.equals("T"));
    assertThat(matches("{'Variable':'$.v','IsPresent':false}", input))
        .isEqualTo(present.equals("F"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{'And':[{'Variable':'$.a','IsNull':true},{'Variable':'$.b','IsNull':true}]} | F F F T",
        "{'Or':[{'Variable':'$.a','IsNull':true},{'Variable':'$.b','IsNull':true}]} | F T T T",
        "{'Not':{'Variable':'$.a','IsNull':true}} | T F T F",
        "{'Not':{'Or':[{'Variable':'$.a','IsNull':true},{'Not':{'Variable':'$.b','IsNull':true}}]}}"
            + " | F F T F",
      })
  void shouldCombineRules(String rule, String expected) {
    List<String> inputs =
        List.of("{'a':1,'b':1}", "{'a':null,'b':1}", "{'a':1,'b':null}", "{'a':null,'b':null}");
    assertThat(inputs.stream().map(input -> matches(rule, input) ? "T" : "F").toList())
        .containsExactly(expected.split(" ", -1));
  }

  @Test
  void shouldAskNoMoreThanAnswerNeeds() {
    String and =
        "{'And':[{'Variable':'$.a','IsPresent':true},{'Variable':'$.a','NumericEquals':1}]}";
    assertThat(matches(and, "{}")).isFalse();
    assertThat(matches(and, "{'a':1}")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "{'Variable':'$.foo','NumericEquals':1} | $.foo",
        "{'Variable':'$.foo','IsNull':true} | $.foo",
        "{'Variable':'$.a','NumericEqualsPath':'$.bar'} | $.bar",
      })
  void shouldFailOnPathThatLeadsNowhere(String rule, String path) {
    assertThatThrownBy(() -> matches(rule, "{'a':1}"))
        .isInstanceOfSatisfying(
            StateException.class,
            e -> {
              assertThat(e.error()).isEqualTo(ErrorName.RUNTIME);
              assertThat(e.isLocated()).isTrue();
            })
        .hasMessage(
            "Invalid path '%s': The choice state's condition path references an invalid value.",
            path);
  }

  @Test
  void shouldLookIntoContextObject() {
    ChoiceState state =
        Definitions.state(
            ChoiceState.class,
            "{'Type':'Choice','Default':'Z',"
                + "'Choices':[{'Variable':'$$.n','NumericEquals':1,'Next':'Y'}]}");
    assertThat(state.choose(Json.EMPTY_OBJECT, FixedScope.of("{\"n\":1}")).next()).isEqualTo("Y");
  }

  private static boolean holds(String operator, String operand, String value) {
    String rule = "{'Variable':'$.v','%s':%s}".formatted(operator, operand);
    return matches(rule, "{'v':%s}".formatted(value));
  }

  private static boolean holdsPath(String operator, String operand, String value) {
    String rule = "{'Variable':'$.v','%s':'$.o'}".formatted(operator);
    return matches(rule, "{'v':%s,'o':%s}".formatted(value, operand));
  }

  private static boolean matches(String rule, String input) {
    JsonNode node = Definitions.json(rule).node();
    ParseScope scope = ParseScope.of(MachineType.STANDARD, Definitions.TASKS);
    ChoiceRule parsed = ChoiceRuleParser.parse(new Fields((ObjectNode) node, Location.ROOT, scope));
    assertThat(scope.problems().isEmpty()).as(rule).isTrue();
    return parsed.holds(Definitions.json(input).node(), FixedScope.EMPTY);
  }
}
