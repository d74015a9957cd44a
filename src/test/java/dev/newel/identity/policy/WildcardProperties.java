package dev.newel.identity.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Wildcards match what regular expressions do that say the same. */
class WildcardProperties {

  private static Pattern regex(String pattern) {
    return Pattern.compile(
        pattern.replace(".", "\\.").replace("?", ".").replace("*", ".*"), Pattern.DOTALL);
  }

  @Property
  void shouldMatchAsARegularExpression(
      @ForAll("patterns") String pattern, @ForAll("texts") String text) {
    assertThat(new Wildcard(pattern).matches(text))
        .isEqualTo(regex(pattern).matcher(text).matches());
  }

  /** Longer ones need more than one word of bits. */
  @Property
  void shouldMatchAsARegularExpressionWhereItIsLong(
      @ForAll("patterns") String start, @ForAll("texts") String text) {
    String pattern = start + "a".repeat(61) + "?" + start;
    String fitting = text + "a".repeat(61) + "b" + text;

    assertThat(new Wildcard(pattern).matches(fitting))
        .isEqualTo(regex(pattern).matcher(fitting).matches());
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab.*?").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab.\n").ofMaxLength(8);
  }
}
