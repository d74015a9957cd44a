package dev.newel.store;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.redis.TestStores;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.testing.ManualClock;
import dev.newel.testing.RedisFixture;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The calls that were answered are known for five minutes, and not for good. */
@ExtendWith(RedisFixture.class)
class AnsweredCallsTest {

  private static final Commits COMMITS =
      new Commits(
          RunningMachine.parse(
              "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':'"
                  + RunningMachine.ARNS
                  + "activity:work','End':true}}}"),
          new SplittableRandom(1));

  private final RedisLink link;
  private final ManualClock clock = new ManualClock(RunningMachine.START);

  AnsweredCallsTest(RedisLink link) {
    this.link = link;
  }

  /** An execution that a call ends. */
  private void call(ExecutionStore store, String name) {
    await(store.commit(COMMITS.begin(name, clock.millis(), name + ".1")));
    Loaded begun = Objects.requireNonNull(await(store.load(Commits.key(name))));
    Stimulus.Stopped stopped = new Stimulus.Stopped("E", "C");
    await(store.commit(COMMITS.next(begun, stopped, clock.millis(), name + ".2")));
  }

  private int known() {
    return await(link.send(Request.cmd(Command.ZCARD).arg("{p0}c"))).toInteger();
  }

  @Test
  void shouldBeForgottenByACommitThatAddsOne() {
    ExecutionStore store =
        await(TestStores.open(link, 1, Duration.ofDays(1), clock).openExecutions());
    call(store, "first");
    clock.advance(200_000);
    call(store, "second");
    assertThat(known()).isEqualTo(2);
    clock.advance(200_000);
    call(store, "third");

    assertThat(known()).isEqualTo(2);
  }
}
