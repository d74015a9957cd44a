package dev.newel.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.asl.data.StateOutput;
import dev.newel.asl.parse.Definitions;
import org.junit.jupiter.api.Test;

class ChoiceStateTest {

  private static final String RULES =
      "'Choices':[{'Variable':'$.n','NumericGreaterThan':10,'Next':'Y'},"
          + "{'Variable':'$.n','NumericGreaterThan':5,'Next':'Z'}]";

  @Test
  void shouldTakeFirstRuleThatMatches() {
    ChoiceState state = choice("{'Type':'Choice',%s,'Default':'W'}");
    assertThat(next(state, "{'n':11}")).isEqualTo("Y");
    assertThat(next(state, "{'n':6}")).isEqualTo("Z");
    assertThat(next(state, "{'n':1}")).isEqualTo("W");
  }

  @Test
  void shouldFailWithoutDefaultWhenNothingMatches() {
    ChoiceState state = choice("{'Type':'Choice',%s}");
    assertThatThrownBy(() -> next(state, "{'n':1}"))
        .isInstanceOfSatisfying(
            StateException.class, e -> assertThat(e.error()).isEqualTo(ErrorName.RUNTIME));
  }

  @Test
  void shouldApplyItsPaths() {
    ChoiceState state =
        choice("{'Type':'Choice',%s,'Default':'W','InputPath':'$.in','OutputPath':'$.out'}");
    ChoiceState.Choice choice =
        state.choose(Definitions.json("{'in':{'n':7,'out':'x'}}"), FixedScope.EMPTY);
    assertThat(choice)
        .isEqualTo(new ChoiceState.Choice("Z", StateOutput.of(Definitions.json("'x'"))));
  }

  @Test
  void shouldHandInputOnUntouched() {
    Json input = Json.ofTrusted("{ \"n\" : 1.0 }");
    Json output =
        choice("{'Type':'Choice',%s,'Default':'W'}")
            .choose(input, FixedScope.EMPTY)
            .output()
            .data();
    assertThat(output).isSameAs(input);
  }

  private static ChoiceState choice(String state) {
    return Definitions.state(ChoiceState.class, state.formatted(RULES));
  }

  private static String next(ChoiceState state, String input) {
    return state.choose(Definitions.json(input), FixedScope.EMPTY).next();
  }
}
