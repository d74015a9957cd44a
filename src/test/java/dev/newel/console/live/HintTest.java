package dev.newel.console.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class HintTest {

  private static ObjectNode row(String arn, String status) {
    return JsonNodeFactory.instance.objectNode().put("arn", arn).put("status", status);
  }

  private static Hint hint(ObjectNode... rows) {
    return new Hint("m:list", List.of(rows), false);
  }

  @Test
  void shouldKeepTheLastRowOfEachExecution() {
    Hint both = hint(row("a", "RUNNING"), row("b", "RUNNING")).and(hint(row("a", "FAILED")));

    assertThat(both.rows()).containsExactly(row("a", "FAILED"), row("b", "RUNNING"));
  }

  @Test
  void shouldHaveTheListReadAgainWhereThereAreTooManyRows() {
    Hint many = hint();
    for (int i = 0; i <= Hint.MOST_ROWS; i++) {
      assertThat(many.reload()).isFalse();
      many = many.and(hint(row("a" + i, "RUNNING")));
    }

    assertThat(many.reload()).isTrue();
    assertThat(many.and(hint(row("a", "RUNNING"))).rows()).isEmpty();
  }

  @Test
  void shouldHaveTheListReadAgainWhereRowsAreTooLong() {
    Hint first = hint(row("a", "x".repeat(Hint.MOST_CHARS / 4)));

    assertThat(first.and(hint(row("b", "x".repeat(Hint.MOST_CHARS / 4)))).reload()).isTrue();
  }

  @Test
  void shouldComeThroughAsItWas() {
    Hint hint = hint(row("a", "RUNNING"));

    assertThat(Hint.parse(hint.toJson())).isEqualTo(hint);
  }
}
