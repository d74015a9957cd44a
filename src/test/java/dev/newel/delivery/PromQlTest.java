package dev.newel.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PromQlTest {

  @Test
  void shouldFindTheMetricsOfAnExpression() {
    PromQl query =
        new PromQl(
            "sum by (le, x) (rate(a_bucket{b=~\"c.*\"}[5m])) / on (d) e > 0.5 unless f == bool 1");

    assertThat(query.metrics()).containsExactly("a_bucket", "e", "f");
    assertThat(query.isBalanced()).isTrue();
  }

  @Test
  void shouldRefuseWhatIsNoExpression() {
    assertThat(new PromQl("sum(rate(a[5m])").isBalanced()).isFalse();
    assertThat(new PromQl("sum({a)}").isBalanced()).isFalse();
    assertThatThrownBy(() -> new PromQl("summ(a)").metrics()).hasMessageContaining("summ");
  }
}
