package dev.newel.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KindSwitchTest {

  private sealed interface Order {
    record Buy(int count) implements Order {}

    record Sell(int count) implements Order {}
  }

  @Test
  void shouldChooseByKind() {
    List<String> done = new ArrayList<>();
    KindSwitch<Order, String> orders =
        KindSwitch.<Order, String>over(Order.class)
            .on(Order.Buy.class, (buy, of) -> done.add("buy " + buy.count() + of))
            .on(Order.Sell.class, (sell, of) -> done.add("sell " + sell.count() + of))
            .build();

    orders.accept(new Order.Sell(1), " pears");
    orders.accept(new Order.Buy(2), " plums");

    assertThat(done).containsExactly("sell 1 pears", "buy 2 plums");
  }

  @Test
  void shouldNotForgetAKind() {
    var orders = KindSwitch.<Order, String>over(Order.class).on(Order.Buy.class, (buy, of) -> {});

    assertThatThrownBy(orders::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Sell has no entry");
  }
}
