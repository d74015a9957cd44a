package dev.newel.engine.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.ManualVertx;
import org.junit.jupiter.api.Test;

class NextLookTest {

  private int looks;
  private final ManualVertx vertx = new ManualVertx();
  private final NextLook next = new NextLook(vertx.vertx(), vertx.clock(), () -> looks++);

  @Test
  void shouldLookOnceAfterTenSeconds() {
    next.plan(0);
    next.plan(0);

    vertx.pass(9_999);
    assertThat(looks).isZero();
    vertx.pass(1);
    assertThat(looks).isEqualTo(1);
    vertx.pass(60_000);
    assertThat(looks).isEqualTo(1);
  }

  @Test
  void shouldLookSoonerWhereALeaseEndsSooner() {
    next.plan(0);
    next.plan(3_000);
    next.plan(5_000);

    vertx.pass(3_000);
    assertThat(looks).isZero();
    vertx.pass(100);
    assertThat(looks).isEqualTo(1);
    vertx.pass(60_000);
    assertThat(looks).isEqualTo(1);
  }

  @Test
  void shouldLookSoonWhereALeaseIsAboutToEnd() {
    next.plan(1);

    vertx.pass(101);
    assertThat(looks).isEqualTo(1);
  }

  @Test
  void shouldPlanAnewAfterALook() {
    next.plan(0);
    vertx.pass(10_000);
    next.plan(0);
    vertx.pass(10_000);

    assertThat(looks).isEqualTo(2);
  }
}
