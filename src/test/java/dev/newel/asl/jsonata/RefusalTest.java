package dev.newel.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.asl.jsonata.value.JsonataException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS does not take when a definition is created. */
class RefusalTest {

  private static final Set<String> FIELDS = Set.of("input", "context");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phone",
        "phone[0]",
        "phone.other",
        "'phone'.x",
        "$sum(phone)",
        "[phone]",
        "{'a': phone}",
        "(1; phone)",
        "$states.input = phone",
        "function($x){ phone }",
        "phone ~> $count()",
        "true ? phone",
        "phone{'a': b}",
        "phone^(a)",
        "-phone",
        "$map([1], function($v){ phone })",
        "$x := phone",
      })
  void shouldRefuseNamesAtTheTop(String expression) {
    assertThat(Jsonata.compile(expression).refusals(FIELDS))
        .containsExactly("Reference to 'phone' at the top level is not supported.");
  }

  @Test
  void shouldRefuseEachName() {
    assertThat(Jsonata.compile("aaa + bbb").refusals(FIELDS))
        .containsExactly(
            "Reference to 'aaa' at the top level is not supported.",
            "Reference to 'bbb' at the top level is not supported.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$states.input.phone",
        "$states.input[phone > 1]",
        "$states.input.(phone + fax)",
        "$states.input.items^(price, -weight)",
        "$states.input.items{name: $sum(price)}",
        "$states.input.{'a': phone}",
        "$states.input ~> |phone|{'a': fax}, 'b'|",
        "($x := $states.input; $x.phone[type = 'home'])",
        "$states.context.Execution.Id",
        "$sum([1, 2])[$ > 1]",
        "'phone'",
        "{'phone': 1}",
        "$states",
        "$",
        "*",
      })
  void shouldTakeNamesInWhatIsGiven(String expression) {
    assertThat(Jsonata.compile(expression).refusals(FIELDS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"$$", "$$.a", "$states.input[a = $$.b]", "function(){ $$ }"})
  void shouldRefuseTheRoot(String expression) {
    assertThat(Jsonata.compile(expression).refusals(FIELDS))
        .containsExactly("Reference to '$$' is not supported.");
  }

  @Test
  void shouldRefuseFieldsThatStatesDoesNotHave() {
    assertThat(Jsonata.compile("$states.result.a").refusals(FIELDS))
        .containsExactly("Field '$states.result' does not exist.");
    assertThat(Jsonata.compile("$states.errorOutput").refusals(FIELDS))
        .containsExactly("Field '$states.errorOutput' does not exist.");
    assertThat(Jsonata.compile("$states.result").refusals(Set.of("result"))).isEmpty();
  }

  @Test
  void shouldNameVariablesThatOthersMustSet() {
    assertThat(Jsonata.compile("$a + $b.c[$d = 1] & $uppercase($e)").variables())
        .containsExactlyInAnyOrder("a", "b", "d", "e");
    assertThat(
            Jsonata.compile(
                    "($x := $y; $f := function($z){ $f($z + $x) }; $states.input@$v#$i.($v + $i))")
                .variables())
        .containsExactly("y");
    assertThat(Jsonata.compile("($x := 1; ($y := 2); $y)").variables()).containsExactly("y");
  }

  @Test
  void shouldTellWhatOfStatesIsUsed() {
    Jsonata whole = Jsonata.compile("$states");
    Jsonata parts = Jsonata.compile("$states.input.a & $states.context.State.Name");

    assertThat(whole.usesWholeStates()).isTrue();
    assertThat(parts.usesWholeStates()).isFalse();
    assertThat(parts.statesFields()).containsExactly("input", "context");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "a[1,2) | Expected \"]\", got \",\"",
        "1 + | Unexpected end of expression",
        "$x := | Unexpected end of expression",
        "phone %.other | The symbol \".\" cannot be used as a unary operator",
        "{\"a\":} | The symbol \"}\" cannot be used as a unary operator",
        "\"unterminated | String literal must be terminated by a matching quote",
        "$match(\"a\", /abc | No terminating / in regular expression",
        "(1 | Expected \")\" before end of expression",
        "a ?: b | The symbol \":\" cannot be used as a unary operator",
        "a ?? b | The symbol \"?\" cannot be used as a unary operator",
      })
  void shouldSayWhatIsNoExpression(String expression, String text) {
    assertThatThrownBy(() -> Jsonata.compile(expression))
        .isInstanceOfSatisfying(JsonataException.class, e -> assertThat(e.text()).isEqualTo(text));
  }
}
