package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.store.Commit;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.testing.ManualVertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitSenderTest {

  private static final CommitResult COMMITTED = new CommitResult.Committed();
  private static final Commit COMMIT =
      new Commit(
          Turns.of(Turns.PASS).begin(),
          null,
          "fence",
          List.of(),
          List.of(),
          List.of(),
          false,
          List.of(),
          false);

  private final ManualVertx vertx = new ManualVertx();
  private final ScriptedExecutions store = new ScriptedExecutions();
  private final List<Object> heard = new ArrayList<>();

  private void send() {
    new CommitSender(store, vertx.vertx())
        .send(
            COMMIT,
            new CommitSender.Fate() {
              @Override
              public void decided(CommitResult result) {
                heard.add(result);
              }

              @Override
              public void delayed(Throwable cause) {
                heard.add("delayed");
              }

              @Override
              public void givenUp() {
                heard.add("given up");
              }
            });
  }

  @Test
  void shouldSayWhatTheStoreDecides() {
    store.results.add(COMMITTED);
    send();

    assertThat(heard).containsExactly(COMMITTED);
    vertx.pass(60_000);
    assertThat(store.commits).hasSize(1);
  }

  @Test
  void shouldSendTheSameAgainUntilItsFateIsKnown() {
    send();
    assertThat(heard).containsExactly("delayed");
    vertx.pass(499);
    assertThat(store.commits).hasSize(2);
    store.results.add(COMMITTED);
    vertx.pass(1);

    assertThat(heard).containsExactly("delayed", COMMITTED);
    assertThat(store.commits).containsExactly(COMMIT, COMMIT, COMMIT);
  }

  @Test
  void shouldGiveUpAfterAMinute() {
    send();
    vertx.pass(59_999);
    assertThat(heard).containsExactly("delayed");
    vertx.pass(1);

    assertThat(heard).containsExactly("delayed", "given up");
    vertx.pass(60_000);
    assertThat(store.commits).hasSize(241);
  }
}
