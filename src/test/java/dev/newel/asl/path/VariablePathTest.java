package dev.newel.asl.path;

import static dev.newel.asl.path.FixedScope.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Expression;
import dev.newel.asl.data.StateException;
import dev.newel.asl.path.intrinsic.ValueExpression;
import dev.newel.asl.path.template.PayloadTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths that begin at a variable. */
class VariablePathTest {

  private static final JsonNode INPUT = json("{'a':'of the input'}");
  private static final FixedScope SCOPE =
      FixedScope.EMPTY.with("{'x':{'a':[1,2,{'b':3}]},'n':4,'nothing':null}");

  private static JsonNode value(String text) throws ExpressionSyntaxException {
    return ValueExpression.compile(text).evaluate(INPUT, SCOPE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "$n | 4",
        "$x.a[0] | 1",
        "$x['a'][2].b | 3",
        "$x.a[0:2] | [1,2]",
        "$x..b | [3]",
        "$x.a[?(@.b == 3)] | [{'b':3}]",
        "$nothing | null",
        "States.MathAdd($n, $x.a[1]) | 6",
        "States.Array($n , $.a) | [4,'of the input']",
        "States.Format('{}', States.MathAdd($n,1)) | '5'"
      })
  void shouldLookIntoVariables(String text, String expected) throws Exception {
    assertThat(value(text)).isEqualTo(json(expected));
  }

  @Test
  void shouldFindNothingInWhatIsNotAssigned() throws Exception {
    PathExpression path = PathExpression.compile("$gone.a");
    assertThat(path.find(INPUT, SCOPE)).isNull();
    assertThatThrownBy(() -> path.evaluate(INPUT, SCOPE))
        .isInstanceOf(StateException.class)
        .hasMessage("Invalid path '$gone.a' : $gone is not assigned");
    assertThat(ReferencePath.compile("$gone").find(INPUT, SCOPE)).isNull();
    assertThatThrownBy(() -> ReferencePath.compile("$gone").evaluate(INPUT, SCOPE))
        .hasMessage("Invalid path '$gone' : $gone is not assigned");
  }

  @Test
  void shouldNameTheVariableWhereAPathLeadsNowhere() {
    Expression template =
        PayloadTemplate.compile(
            json("{'v.$':'$x.gone'}"),
            (pointer, message) -> {
              throw new AssertionError(message);
            });
    assertThatThrownBy(() -> template.evaluate(INPUT, SCOPE))
        .hasMessage(
            "The JSONPath '$x.gone' specified for the field 'v.$' could not be found in the input"
                + " '{\"a\":[1,2,{\"b\":3}]}'");
    assertThatThrownBy(() -> value("States.Array($gone)"))
        .hasMessage(
            "The function 'States.Array($gone)' had the following error: The JsonPath argument for"
                + " the field '$gone' could not be found in the input"
                + " '{\"a\":\"of the input\"}'");
  }

  @Test
  void shouldSayWhichVariablesAreRead() throws Exception {
    assertThat(PathExpression.compile("$.a").variables()).isEmpty();
    assertThat(PathExpression.compile("$$.State.Name").variables()).isEmpty();
    assertThat(ReferencePath.compile("$x.a[1]").variables()).containsExactly("x");
    assertThat(
            PayloadTemplate.compile(
                    json(
                        "{'a.$':'$one','b':[{'c.$':'States.Array($two.x, States.Array($three))'}],"
                            + "'d':'$four','e.$':'$.five'}"),
                    (pointer, message) -> {
                      throw new AssertionError(message);
                    })
                .variables())
        .containsExactlyInAnyOrder("one", "two", "three");
  }
}
