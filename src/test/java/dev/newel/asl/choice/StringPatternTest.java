package dev.newel.asl.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StringPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "log-*.txt | log-2024.txt | true",
        "log-*.txt | log-.txt | true",
        "log-*.txt | log-txt | false",
        "* | \"\" | true",
        "* | anything | true",
        "\"\" | \"\" | true",
        "\"\" | a | false",
        "a*b*c | abc | true",
        "a*b*c | aXXbYYc | true",
        "a*b*c | acb | false",
        "a*a | a | false",
        "a*a | aa | true",
        "ab*ba | aba | false",
        "*aab* | aaaab | true",
        "*abab*ab | abababab | true",
        "*abab*ab | ababab | true",
        "*abab*ab | abab | false",
        "a**b | ab | true",
        "a\\*b | a*b | true",
        "a\\*b | aXb | false",
        "a\\\\b | a\\b | true",
        "a\\\\* | a\\xyz | true",
        "a? | ab | false",
        "a.c | abc | false",
      })
  void shouldMatchWithStars(String pattern, String text, boolean expected) {
    assertThat(StringPattern.compile(pattern).matches(text)).isEqualTo(expected);
  }

  @Property
  void shouldAgreeWithRegularExpression(
      @ForAll @StringLength(max = 8) @Chars({'a', 'b', '*'}) String pattern,
      @ForAll @StringLength(max = 12) @CharRange(from = 'a', to = 'b') String text) {
    String regex =
        pattern
            .chars()
            .mapToObj(c -> c == '*' ? ".*" : String.valueOf((char) c))
            .collect(Collectors.joining());
    assertThat(StringPattern.compile(pattern).matches(text)).isEqualTo(text.matches(regex));
  }

  @Property
  void shouldTakeAnyPattern(@ForAll String pattern, @ForAll String text) {
    assertThatCode(() -> StringPattern.compile(pattern).matches(text)).doesNotThrowAnyException();
  }

  @Test
  void shouldNotBlowUpOnManyStars() {
    String text = "a".repeat(250_000);
    StringPattern stars = StringPattern.compile("*a".repeat(10_000) + "*b");
    StringPattern nearMiss = StringPattern.compile("*" + "a".repeat(100_000) + "b*");
    assertTimeout(
        Duration.ofSeconds(1),
        () -> {
          assertThat(stars.matches(text)).isFalse();
          assertThat(nearMiss.matches(text)).isFalse();
        });
  }
}
