package dev.newel.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateException;
import dev.newel.asl.parse.Definitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapStateTest {

  private static final Scope SCOPE =
      FixedScope.of("{\"Map\":{\"Item\":{\"Index\":1,\"Value\":\"v\"}},\"Items\":[8]}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "'Comment':'' | [1,2] | 1 2",
        "'ItemsPath':'$.a' | {'a':[1,'x']} | 1 \"x\"",
        "'InputPath':'$.a','ItemsPath':'$.b' | {'a':{'b':[3]}} | 3",
        "'ItemsPath':'$$.Items' | {} | 8",
      })
  void shouldFindItems(String fields, String input, String items) {
    assertThat(map(fields).items(Definitions.json(input), SCOPE).list().stream().map(Json::write))
        .containsExactly(items.split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'a':{}}", "{'a':null}", "{'a':'text'}"})
  void shouldFailWithoutArray(String input) {
    MapState state = map("'ItemsPath':'$.a'");
    assertThatThrownBy(() -> state.items(Definitions.json(input), SCOPE))
        .isInstanceOfSatisfying(
            StateException.class, e -> assertThat(e.error()).isEqualTo(ErrorName.RUNTIME))
        .hasMessage("Reference path \"$.a\" must point to array.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ItemSelector", "Parameters"})
  void shouldSelectInputOfIteration(String field) {
    MapState state =
        map(
            "'%s':{'i.$':'$$.Map.Item.Index','v.$':'$$.Map.Item.Value','n.$':'$.n'}"
                .formatted(field));
    JsonNode item = Definitions.json("'v'").node();
    assertThat(state.itemInput(Definitions.json("{'n':5}"), item, SCOPE).text())
        .isEqualTo("{\"i\":1,\"v\":\"v\",\"n\":5}");
  }

  @Test
  void shouldTakeItemWithoutSelector() {
    JsonNode item = Definitions.json("{'a':1}").node();
    assertThat(map("'Comment':''").itemInput(Json.EMPTY_OBJECT, item, SCOPE).node()).isSameAs(item);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "'Comment':'' | 0",
        "'MaxConcurrency':7 | 7",
        "'MaxConcurrencyPath':'$.m' | 3",
        "'MaxConcurrencyPath':'$.zero' | 0",
      })
  void shouldTellMaxConcurrency(String fields, long expected) {
    assertThat(map(fields).maxConcurrency(Definitions.json("{'m':3,'zero':0}"), SCOPE))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "'NoNumber' | NoNumber",
        "{} | {}",
        "1.5 | 1.5",
        "-1 | -1",
        "99999999999 | 99999999999"
      })
  void shouldFailOnMaxConcurrencyThatCannotBe(String value, String shown) {
    MapState state = map("'MaxConcurrencyPath':'$.m'");
    assertThatThrownBy(
            () -> state.maxConcurrency(Definitions.json("{'m':%s}".formatted(value)), SCOPE))
        .hasMessage(
            "The MaxConcurrencyPath field refers to value \"%s\" which is not a valid integer: $.m",
            shown);
  }

  @Test
  void shouldMakeOutputOfResults() {
    MapState state = map("'ResultSelector':{'all.$':'$'},'ResultPath':'$.r'");
    assertThat(
            state
                .data()
                .output(Definitions.json("{'n':1}"), Definitions.json("[1,2]"), SCOPE)
                .data()
                .text())
        .isEqualTo("{\"n\":1,\"r\":{\"all\":[1,2]}}");
  }

  private static MapState map(String fields) {
    return Definitions.state(
        MapState.class,
        "{'Type':'Map','End':true,'Iterator':{'StartAt':'I','States':{'I':{'Type':'Fail'}}},%s}"
            .formatted(fields));
  }
}
