package dev.newel.api.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTimeTest {

  @ParameterizedTest
  @CsvSource({
    "1700000000123, 1700000000.123",
    "1700000000000, 1700000000.000",
    "1, 0.001",
    "0, 0.000",
    "253402300799999, 253402300799.999"
  })
  void shouldWriteSecondsWithMillisecondsAndWithoutExponent(long millis, String text) {
    assertThat(Json.write(WireTime.seconds(millis))).isEqualTo(text);
  }
}
