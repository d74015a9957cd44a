package dev.newel.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A constructor whose keys are written out does what one does that computes the same keys. */
class PlainKeysTest {

  private static final int EXPRESSIONS = 2_000;

  /** Where it stands: by itself, behind a path, and as a grouping of one. */
  private static final String[] PLACES = {"%s", "(%s).%s", "(%s)%s"};

  @Test
  void shouldMakeWhatComputedKeysMake() {
    ExpressionGenerator generator = new ExpressionGenerator(12);
    for (int i = 0; i < EXPRESSIONS; i++) {
      ObjectNode data = generator.data();
      String one = generator.expression(1 + i % 3);
      String other = generator.expression(1 + i % 2);
      String place = PLACES[i % PLACES.length];
      String source = generator.expression(1);
      String plain = in(place, source, "{'k': " + one + ", 'l': " + other + "}");
      String computed = in(place, source, "{'k' & '': " + one + ", 'l' & '': " + other + "}");

      assertThat(answer(plain, data)).as(plain).isEqualTo(answer(computed, data));
    }
  }

  private static String in(String place, String source, String constructor) {
    return place.equals("%s") ? constructor : place.formatted(source, constructor);
  }

  private static String answer(String expression, ObjectNode data) {
    return Answers.of("$states.input.(" + expression + ")", data.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'k': 1, 'k': 2}", "{'k': 1, 'l': 2, 'k': $nope}"})
  void shouldRefuseTheSameKeyTwice(String expression) {
    assertThat(Answers.of(expression)).startsWith("D1009");
  }
}
