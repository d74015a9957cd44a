package dev.newel.asl.path;

import static dev.newel.asl.path.FixedScope.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Expression;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.StateException;
import dev.newel.asl.path.intrinsic.ValueExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathExpressionTest {

  private static final JsonNode INPUT =
      json(
          """
          {'a': {'b': [10, 20, {'c': null}], 'x-y': 'dash', 'two words': true, 'ünï': 1.50},
           'items': [{'id': 1, 'tag': 'p'}, {'id': 2, 'tag': 'q'}, {'id': 3}],
           'text': 'hello', 'length()': 3}\
          """);

  private static final FixedScope SCOPE =
      FixedScope.of("{'Execution': {'Name': 'run', 'Input': {'k': [1, 2]}}, 'State': {}}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $.a.b[0]                      | 10
          $.a.b[2].c                    | null
          $.a.b[(@.length-1)]           | {'c':null}
          $.a.b[-1]                     | null
          $.a.b[9]                      | null
          $['a']['b'][1]                | 20
          $.a.x-y                       | 'dash'
          $.a['two words']              | true
          $.a.ünï                       | 1.50
          $.text                        | 'hello'
          $$.Execution.Name             | 'run'
          $$.Execution['Input'].k[1]    | 2
          $$.State                      | {}
          $.items[*].id                 | [1,2,3]
          $.items[*].tag                | ['p','q']
          $.items[0:1]                  | [{'id':1,'tag':'p'}]
          $.items[1:].id                | [2,3]
          $.items[:-2].id               | [1]
          $.items[0,2].id               | [1,3]
          $.items[?(@.id > 1)].id       | [2,3]
          $.items[?(@.tag == 'q')].id   | [2]
          $.items[?(@.tag)].id          | [1,2]
          $.items[?(@.id == $.a.b[9])]  | []
          $..id                         | [1,2,3]
          $.a['b','x-y']                | {'b':[10,20,{'c':null}],'x-y':'dash'}
          $.length()                    | 3
          $.items[?(@.tag == q)].id     | [2]
          $.text.*                      | []
          $$.Execution.Input.k[*]       | [1,2]
          """)
  void shouldFindWhatPathNames(String path, String expected) throws Exception {
    Expression compiled = ValueExpression.compile(path);

    assertThat(compiled.evaluate(INPUT, SCOPE)).isEqualTo(json(expected));
    assertThat(compiled.text()).isEqualTo(path);
  }

  @Test
  void shouldYieldTheVeryNodesOfTheInput() throws Exception {
    assertThat(ValueExpression.compile("$").evaluate(INPUT, SCOPE)).isSameAs(INPUT);
    assertThat(ValueExpression.compile("$$").evaluate(INPUT, SCOPE)).isSameAs(SCOPE.context());
    assertThat(ValueExpression.compile("$.a.b").evaluate(INPUT, SCOPE))
        .isSameAs(INPUT.get("a").get("b"));
    assertThat(ValueExpression.compile("$.items[?(@.id == 2)]").evaluate(INPUT, SCOPE).get(0))
        .isSameAs(INPUT.get("items").get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$.order.lines[*]",
        "$.order.lines[1:5]",
        "$.order.lines[1:5].price",
        "$.order.lines[:1]",
        "$.order[?(@.x)].y",
        "$.items[*].price",
        "$.items[0:].price",
        "$.items[:1]",
        "$[*]",
        "$..x",
        "$$.Missing[*]"
      })
  void shouldGiveEmptyArrayWhereIndefinitePathFindsNothing(String path) throws Exception {
    JsonNode empty = json("{}");

    PathExpression compiled = PathExpression.compile(path);
    assertThat(compiled.evaluate(empty, FixedScope.EMPTY)).isEqualTo(json("[]"));
    assertThat(compiled.find(empty, FixedScope.EMPTY)).isEqualTo(json("[]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $.not.here.at.all     | Missing property in path $['not']
          $.a.no.such           | Missing property in path $['a']['no']
          $.no                  | No results for path: $['no']
          $.a.b[7].x            | Property ['x'] not found in path $['a']['b'][7]
          $.text[0]             | Filter: [0] can only be applied to arrays. Current context is: hello
          $.text[0:1]           | Filter: [0:1] can only be applied to arrays. Current context is: hello
          $.text.more           | Property ['more'] not found in path $['text']
          $.items.length()      | Property ['length()'] not found in path $['items']
          $['a','text'].b       | Multi properties can only be used as path leafs: $['a', 'text']
          $.items[0:3].tag      | No results for path: $['items'][2]['tag']
          $$.Task.Token         | Missing property in path $['Task']
          """)
  void shouldTellWhyDefinitePathLeadsNowhere(String path, String reason) throws Exception {
    PathExpression compiled = PathExpression.compile(path);

    assertThat(compiled.find(INPUT, SCOPE)).isNull();
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> compiled.evaluate(INPUT, SCOPE))
        .satisfies(
            failure -> {
              assertThat(failure.error()).isEqualTo(ErrorName.RUNTIME);
              assertThat(failure.cause()).isEqualTo("Invalid path '" + path + "' : " + reason);
              assertThat(failure.isLocated()).isTrue();
            });
  }

  @Test
  void shouldFindNothingForAnElementThatIsNotThere() throws Exception {
    assertThat(PathExpression.compile("$.a.b[9]").find(INPUT, SCOPE)).isNull();
    assertThat(PathExpression.compile("$.a.b[2].c").find(INPUT, SCOPE)).isEqualTo(json("null"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a.b",
        ".a",
        "@.a",
        " $.a",
        "$1name",
        "$name b",
        "$na-me",
        "$$name",
        "$$$.a",
        "$.",
        "$.a.",
        "$[\"a\"]",
        "$.a[",
        "$.a['b'",
        "$.a[1",
        "$.a b",
        "$.items[?(@.tag =~ /(a+)+$/)]",
        "$.items[?(@.a=~/(a+)+$/)]",
        "$.items[?(@.tag in ['p'])]"
      })
  void shouldRefuseWhatIsNoPath(String path) {
    assertThatExceptionOfType(ExpressionSyntaxException.class)
        .isThrownBy(() -> PathExpression.compile(path));
  }

  @Test
  void shouldRefuseFunctionCallWhereOnlyPathMayStand() {
    assertThatExceptionOfType(ExpressionSyntaxException.class)
        .isThrownBy(() -> PathExpression.compile("States.UUID()"));
  }
}
