package dev.newel.asl.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts from outside: what is taken can be read later, and what is refused is told in one way. */
class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1E2147483648",
        "-1.5e-9999999999",
        "{\"a\": [{\"b\": 1E7976931348623157E308}]}",
        "{\"a\": [{\"b\": 1E7976931348623157}]}",
        "[1] 2",
        "{\"a\": 1",
        "",
        " ",
      })
  void shouldRefuse(String text) {
    assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonProcessingException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1E0000000000001",
        "1.7976931348623157E308",
        "[1E400, {\"a\": [1.0, -0.10, 12345678901234567890123]}]",
        " \"1E2147483648\" ",
        "null",
      })
  void shouldTakeWhatItCanRead(String text) throws JsonProcessingException {
    assertThat(Json.parse(text).node()).isEqualTo(Json.MAPPER.readTree(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1E2147483648", "{\"a\": 1E7976931348623157}"})
  void shouldTellOfANumberBeyondAllBoundsAsOfAllElse(String text) {
    assertThatThrownBy(() -> Json.MAPPER.readTree(text))
        .isInstanceOf(JsonProcessingException.class);
    assertThatThrownBy(() -> Json.MAPPER.readerFor(JsonNode.class).readTree(text))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("Numeric value out of range");
  }
}
