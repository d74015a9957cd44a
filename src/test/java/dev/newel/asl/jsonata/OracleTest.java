package dev.newel.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generated expressions, which two implementations that know nothing of each other evaluate. */
class OracleTest {

  private static final int EXPRESSIONS = 4_000;

  /** What the other one does not get right, measured against the reference. */
  private static final double KNOWN_DIFFERENCES = 0.01;

  @Test
  void shouldAgreeWithAnotherImplementation() {
    ExpressionGenerator generator = new ExpressionGenerator(10);
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (int i = 0; i < EXPRESSIONS; i++) {
      ObjectNode data = generator.data();
      String expression = generator.expression(1 + i % 4);
      String other = OtherImplementation.answer(expression, data);
      if (other.equals("broken")) {
        continue;
      }
      compared++;
      String ours = ours(expression, data);
      if (!ours.equals(other)) {
        differences.add(expression + " of " + data + "\n  " + ours + "\n  " + other);
      }
    }
    assertThat(compared).isGreaterThan(EXPRESSIONS * 9 / 10);
    assertThat(differences).hasSizeLessThan((int) (compared * KNOWN_DIFFERENCES));
  }

  private static String ours(String expression, ObjectNode data) {
    String inside = "$states.input.(" + expression + ")";
    String answer = Answers.of(inside, data.toString());
    return answer.matches("(?s)[A-Z]\\d{4}: .*") ? "error" : answer;
  }
}
