package dev.newel.kinds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KindTableTest {

  private sealed interface Shape {
    record Circle(int radius) implements Shape {}

    sealed interface Angular extends Shape {
      record Square(int side) implements Angular {}
    }
  }

  @Test
  void shouldChooseByKind() {
    KindTable<Shape, String, String> table =
        KindTable.<Shape, String, String>over(Shape.class)
            .on(Shape.Circle.class, (circle, unit) -> "circle " + circle.radius() + unit)
            .on(Shape.Angular.Square.class, (square, unit) -> "square " + square.side() + unit)
            .build();

    assertThat(table.apply(new Shape.Circle(1), "cm")).isEqualTo("circle 1cm");
    assertThat(table.apply(new Shape.Angular.Square(2), "mm")).isEqualTo("square 2mm");
  }

  @Test
  void shouldNotForgetAKind() {
    var table =
        KindTable.<Shape, String, String>over(Shape.class)
            .on(Shape.Circle.class, (circle, unit) -> "");

    assertThatThrownBy(table::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Square has no entry");
  }

  @Test
  void shouldRefuseASecondEntry() {
    var table =
        KindTable.<Shape, String, String>over(Shape.class)
            .on(Shape.Circle.class, (circle, unit) -> "");

    assertThatThrownBy(() -> table.on(Shape.Circle.class, (circle, unit) -> ""))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("two entries");
  }
}
