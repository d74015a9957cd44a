package dev.newel.asl.path.intrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.path.ExpressionSyntaxException;
import dev.newel.asl.path.FixedScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrinsicParserTest {

  private static final JsonNode INPUT =
      FixedScope.json("{'a,b': [1, 2], 'items': [{'id': 1}, {'id': 2}], 'x)': 'odd', 'size()': 2}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          States.Array( 1 ,2,  'x' )                    | [1,2,'x']
          States.Array('a, b', ')', '(')                | ['a, b',')','(']
          States.Array($['a,b'], $['x)'])               | [[1,2],'odd']
          States.Array($['a,b'][0,1])                   | [[1,2]]
          States.Array($.items[?(@.id == 2)].id, 1)     | [[2],1]
          States.Array($.size(), 1)                     | [2,1]
          States.Array($.items[(@.length-1)].id, 1)     | [2,1]
          States.Array($$.Name , -1.5, 1e2)             | ['run',-1.5,1e2]
          States.Array(true, false, null)               | [true,false,null]
          States.Array('{}', '{', '}')                  | ['{}','{','}']
          States.ArrayLength(States.Array(States.UUID(), 2)) | 2
          """)
  void shouldReadArguments(String call, String expected) throws Exception {
    FixedScope scope = FixedScope.of("{'Name': 'run'}");

    assertThat(ValueExpression.compile(call).evaluate(INPUT, scope))
        .isEqualTo(FixedScope.json(expected));
  }

  @Test
  void shouldReadTheFourEscapes() throws Exception {
    JsonNode value =
        ValueExpression.compile("States.Array('\\' \\{ \\} \\\\')")
            .evaluate(INPUT, FixedScope.EMPTY);

    assertThat(value.get(0).textValue()).isEqualTo("' { } \\");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.Nonesuch()",
        "States.format('x')",
        "States.Array",
        "States.Array(",
        "States.Array(1",
        "States.Array(1,",
        "States.Array(1,)",
        "States.Array(,1)",
        "States.Array(1 2)",
        "States.Array(1))",
        "States.Array(1) + 1",
        "States.Array('open)",
        "States.Array(\"double\")",
        "States.Array(bare)",
        "States.Array(01)",
        "States.Array(-)",
        "States.Array(1.2.3)",
        "States.Array($.a[)",
        "States.Array($.a['x)",
        "States.StringToJson('{\\\"k\\\": 1}')",
        "States.Format('say \\\"{}\\\"', 1)",
        "States.Format('line\\n')",
        "States.Format('\\')",
        "hello",
        ""
      })
  void shouldRefuseWhatIsNoCall(String text) {
    assertThatExceptionOfType(ExpressionSyntaxException.class)
        .isThrownBy(() -> ValueExpression.compile(text));
  }

  @Test
  void shouldNestTenCallsAndNoMore() throws Exception {
    assertThat(ValueExpression.compile(nested(10)).evaluate(INPUT, FixedScope.EMPTY)).hasSize(1);
    assertThatExceptionOfType(ExpressionSyntaxException.class)
        .isThrownBy(() -> ValueExpression.compile(nested(11)));
    assertThatExceptionOfType(ExpressionSyntaxException.class)
        .isThrownBy(() -> ValueExpression.compile(nested(600)));
  }

  private static String nested(int calls) {
    return "States.Array(".repeat(calls) + "1" + ")".repeat(calls);
  }
}
