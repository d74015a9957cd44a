package dev.newel.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairQueueTest {

  private final FairQueue<String> queue = new FairQueue<>(2);
  private final List<String> begun = new ArrayList<>();
  private final Deque<Promise<Void>> open = new ArrayDeque<>();

  private void add(String owner, String work) {
    queue.add(
        owner,
        () -> {
          begun.add(work);
          Promise<Void> promise = Promise.promise();
          open.add(promise);
          return promise.future();
        });
  }

  @Test
  void shouldHaveNoMoreUnderWayThanItMay() {
    for (int i = 0; i < 5; i++) {
      add("a", "a" + i);
    }
    assertThat(begun).containsExactly("a0", "a1");

    open.remove().complete();
    open.remove().fail("a failure makes room too");
    assertThat(begun).containsExactly("a0", "a1", "a2", "a3");
  }

  @Test
  void shouldTakeOwnersInTurn() {
    for (int i = 0; i < 5; i++) {
      add("a", "a" + i);
    }
    add("b", "b0");
    add("c", "c0");
    while (!open.isEmpty()) {
      open.remove().complete();
    }

    assertThat(begun).containsExactly("a0", "a1", "a2", "b0", "c0", "a3", "a4");
  }

  @Test
  void shouldTakeWorkThatEndsAtOnceHoweverMuchItIs() {
    List<Integer> done = new ArrayList<>();
    add("a", "first");
    add("a", "second");
    for (int i = 0; i < 100_000; i++) {
      int number = i;
      queue.add(
          "b",
          () -> {
            done.add(number);
            return Future.succeededFuture();
          });
    }
    open.remove().complete();

    assertThat(done).hasSize(100_000);
  }
}
