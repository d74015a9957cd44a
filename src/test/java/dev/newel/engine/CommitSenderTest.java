package dev.newel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.store.Commit;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.StoreRetry;
import dev.newel.testing.ManualVertx;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
    new CommitSender(store, new StoreRetry(vertx.vertx(), new SplittableRandom(1)))
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
              public void refused(Throwable cause) {
                heard.add("refused");
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
    vertx.pass(250);
    assertThat(store.commits).hasSize(2);
    store.results.add(COMMITTED);
    vertx.pass(500);

    assertThat(heard).containsExactly("delayed", COMMITTED);
    assertThat(store.commits).containsExactly(COMMIT, COMMIT, COMMIT);
  }

  @Test
  void shouldSendMoreAndMoreRarelyAndGiveUpInTheEnd() {
    send();
    vertx.pass(2_000);
    int atFirst = store.commits.size();
    vertx.pass(2_000);
    int then = store.commits.size() - atFirst;
    assertThat(heard).containsExactly("delayed");
    vertx.pass(90_000);

    assertThat(then).isLessThan(atFirst);
    assertThat(heard).containsExactly("delayed", "given up");
    assertThat(store.commits).hasSize(1 + StoreRetry.TRIES);
  }

  @Test
  void shouldNotSendAgainWhatThereIsNoRoomFor() {
    store.full = true;
    send();
    vertx.pass(90_000);

    assertThat(heard).containsExactly("refused");
    assertThat(store.commits).hasSize(1);
  }

  @Test
  void shouldEndWhereThereIsNoRoomWhenTheStoreIsBack() {
    send();
    store.full = true;
    vertx.pass(90_000);

    assertThat(heard).containsExactly("delayed", "refused");
    assertThat(store.commits).hasSize(2);
  }

  /** What was lost may have been done before the disk was full. */
  @Test
  void shouldGoOnAskingWhereAFullStoreLooksAtNothing() {
    store.refusesAll = true;
    send();
    store.full = true;
    vertx.pass(1_000);
    assertThat(heard).containsExactly("delayed");
    store.full = false;
    store.results.add(COMMITTED);
    vertx.pass(5_000);

    assertThat(heard).containsExactly("delayed", COMMITTED);
  }

  @Test
  void shouldKnowThatAFirstCommitIsRefusedThatNobodyHasLookedAt() {
    store.refusesAll = true;
    store.full = true;
    send();

    assertThat(heard).containsExactly("refused");
  }
}
