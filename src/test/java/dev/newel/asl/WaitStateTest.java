package dev.newel.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.asl.parse.Definitions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitStateTest {

  private static final Instant ENTERED = Instant.parse("2024-01-01T00:00:00.250Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "'Seconds':10 | {} | 2024-01-01T00:00:10.250Z",
        "'Seconds':0 | {} | 2024-01-01T00:00:00.250Z",
        "'SecondsPath':'$.s' | {'s':10} | 2024-01-01T00:00:10.250Z",
        "'SecondsPath':'$.s' | {'s':0} | 2024-01-01T00:00:00.250Z",
        "'SecondsPath':'$$.s' | {} | 2024-01-01T00:00:07.250Z",
        "'SecondsPath':'$','InputPath':'$.s' | {'s':10} | 2024-01-01T00:00:10.250Z",
        "'SecondsPath':'$.s' | {'s':2147483647} | 2092-01-19T03:14:07.250Z",
        "'Timestamp':'2024-01-01T01:00:00+00:30' | {} | 2024-01-01T00:30:00Z",
        "'Timestamp':'1999-01-01T00:00:00Z' | {} | 2024-01-01T00:00:00.250Z",
        "'TimestampPath':'$.t' | {'t':'2024-01-01T00:30:00.5Z'} | 2024-01-01T00:30:00.500Z",
        "'TimestampPath':'$.t' | {'t':'-999999999-01-01T00:00:00Z'} | 2024-01-01T00:00:00.250Z",
      })
  void shouldWaitUntil(String field, String input, Instant until) {
    assertThat(until(field, input)).isEqualTo(until);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "'SecondsPath':'$.s' | {'s':1.5} | The SecondsPath parameter cannot be parsed as a long"
            + " value: $.s == 1.5",
        "'SecondsPath':'$.s' | {'s':-1.5} | The SecondsPath parameter cannot be parsed as a long"
            + " value: $.s == -1.5",
        "'SecondsPath':'$.s' | {'s':'ten'} | The SecondsPath parameter cannot be parsed as a long"
            + " value: $.s == ten",
        "'SecondsPath':'$.s' | {'s':99999999999999999999} | The SecondsPath parameter cannot be"
            + " parsed as a long value: $.s == 99999999999999999999",
        "'SecondsPath':'$.s' | {'s':-1} | The SecondsPath parameter references a negative value:"
            + " $.s == -1",
        "'SecondsPath':'$.s' | {'s':2147483648} | Wait state delay is too long.",
        "'SecondsPath':'$.s' | {'s':9223372036854775807} | Wait state delay is too long.",
        "'TimestampPath':'$.t' | {'t':'2024-01-01T00:00:00'} | The TimestampPath parameter does not"
            + " reference a valid ISO-8601 extended offset date-time format string: $.t =="
            + " 2024-01-01T00:00:00",
        "'TimestampPath':'$.t' | {'t':5} | The TimestampPath parameter does not reference a valid"
            + " ISO-8601 extended offset date-time format string: $.t == 5",
        "'TimestampPath':'$.t' | {'t':'2092-01-19T03:14:08.250Z'} | Wait state delay is too long.",
        "'Timestamp':'+999999999-01-01T00:00:00Z' | {} | Wait state delay is too long.",
      })
  void shouldFailOnTimeThatCannotBe(String field, String input, String cause) {
    assertThatThrownBy(() -> until(field, input))
        .isInstanceOfSatisfying(
            StateException.class, e -> assertThat(e.error()).isEqualTo(ErrorName.RUNTIME))
        .hasMessage(cause);
  }

  @Test
  void shouldHandInputOnUntouched() {
    Json input = Json.ofTrusted("{ }");
    assertThat(wait("'Seconds':1").output(input, FixedScope.EMPTY).data()).isSameAs(input);
  }

  private static Instant until(String field, String input) {
    return wait(field).until(Definitions.json(input), FixedScope.of("{\"s\":7}"), ENTERED);
  }

  private static WaitState wait(String field) {
    return Definitions.state(WaitState.class, "{'Type':'Wait',%s,'End':true}".formatted(field));
  }
}
