package dev.newel.asl.path.template;

import static dev.newel.asl.path.FixedScope.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.asl.path.FixedScope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadTemplateTest {

  private static final JsonNode INPUT = json("{'x': {'y': 2}, 'l': [1]}");
  private static final FixedScope SCOPE = FixedScope.of("{'State': {'Name': 'S'}}");

  private static PayloadTemplate compile(JsonNode template) {
    return PayloadTemplate.compile(
        template,
        (pointer, message) -> {
          throw new AssertionError(pointer + ": " + message);
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'b.$': '$.x.y', 'a': 1}              | {'b':2,'a':1}
          {'all.$': '$', 'n.$': '$$.State.Name'} | {'all':{'x':{'y':2},'l':[1]},'n':'S'}
          {'o': {'p': {'q.$': '$.x'}}, 'r': []} | {'o':{'p':{'q':{'y':2}}},'r':[]}
          {'o': [{'p.$': '$.l[0]'}, '$.x', 'z.$', [{'q.$': '$.x.y'}]]} | {'o':[{'p':1},'$.x','z.$',[{'q':2}]]}
          {'a': 1, 'a.$': '$.x.y'}              | {'a':2}
          {'a.$': '$.x.y', 'b': 0, 'a': 1}      | {'a':1,'b':0}
          {'m.$': '$.none[*].z'}                | {'m':[]}
          {'e.$': '$.l[7]'}                     | {'e':null}
          {'s.$': 'States.Array($.x.y)'}        | {'s':[2]}
          {'$.x': '$.x', 'y$': 1}               | {'$.x':'$.x','y$':1}
          [{'p.$': '$.x.y'}, 3]                 | [{'p':2},3]
          """)
  void shouldReplaceFields(String template, String expected) {
    JsonNode output = compile(json(template)).evaluate(INPUT, SCOPE);

    assertThat(Json.write(output)).isEqualTo(expected.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'a': {'b': [1, '$.x']}}
          {}
          []
          'text'
          null
          """)
  void shouldGiveConstantTemplateAsItIs(String template) {
    JsonNode node = json(template);

    assertThat(compile(node).evaluate(INPUT, SCOPE)).isSameAs(node);
  }

  @Test
  void shouldShareConstantParts() {
    JsonNode template = json("{'fixed': {'k': [1]}, 'v.$': '$.x'}");

    JsonNode output = compile(template).evaluate(INPUT, SCOPE);

    assertThat(output.get("fixed")).isSameAs(template.get("fixed"));
    assertThat(output.get("v")).isSameAs(INPUT.get("x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'bar.$': '$.foo'}              | The JSONPath '$.foo' specified for the field 'bar.$' could not be found in the input '{"x":{"y":2},"l":[1]}'
          {'o': [{'deep.$': '$.x.y.z'}]}  | The JSONPath '$.x.y.z' specified for the field 'deep.$' could not be found in the input '{"x":{"y":2},"l":[1]}'
          {'t.$': '$$.Task.Token'}        | The JSONPath '$.Task.Token' specified for the field 't.$' could not be found in the input '{"State":{"Name":"S"}}'
          """)
  void shouldNameFieldWhosePathLeadsNowhere(String template, String cause) {
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> compile(json(template)).evaluate(INPUT, SCOPE))
        .satisfies(
            failure -> {
              assertThat(failure.error()).isEqualTo(ErrorName.RUNTIME);
              assertThat(failure.cause()).isEqualTo(cause);
              assertThat(failure.isLocated()).isTrue();
            });
  }

  @Test
  void shouldReportEachBadFieldWithItsParent() {
    List<String> problems = new ArrayList<>();
    JsonNode template =
        json(
            """
            {'a.$': 1, 'ok.$': '$.x', 'n': {'b.$': 'text'},
             'l': [0, {'m/~': {'c.$': 'States.Nope()'}}], 'd.$': null}\
            """);

    PayloadTemplate.compile(template, (pointer, message) -> problems.add(pointer + " " + message));

    String rest = "' must be a valid JSONPath or a valid intrinsic function call";
    assertThat(problems)
        .containsExactly(
            " The value for the field 'a.$" + rest,
            "/n The value for the field 'b.$" + rest,
            "/l/1/m~1~0 The value for the field 'c.$" + rest,
            " The value for the field 'd.$" + rest);
  }

  @Test
  void shouldReportTemplateThatIsNestedTooDeeply() {
    List<String> problems = new ArrayList<>();
    JsonNode deep = json("[".repeat(300) + "]".repeat(300));

    PayloadTemplate.compile(deep, (pointer, message) -> problems.add(message));

    assertThat(problems).containsExactly("The payload template is nested too deeply");
  }
}
