package dev.newel.store.redis;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.client.Script;
import dev.newel.testing.RedisFixture;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisFixture.class)
class MoveDeadlineTest {

  private static final Script MOVE = Script.load("move_deadline");

  @Test
  void shouldNotBringADeadlineForwardByAHeartbeatThatWasHeldUp(RedisLink link) {
    await(link.send(Request.cmd(Command.HSET).arg("{p0}x").arg("p").arg("fence 1;")));

    assertThat(move(link, "fence", 2_000)).isEqualTo(1);
    assertThat(move(link, "fence", 1_000)).isEqualTo(1);
    assertThat(dueAt(link)).isEqualTo(2_000);
    assertThat(move(link, "fence", 3_000)).isEqualTo(1);
    assertThat(dueAt(link)).isEqualTo(3_000);
  }

  private static int move(RedisLink link, String fence, long time) {
    return await(link.eval(MOVE, List.of("{p0}x", "{p0}d"), List.of(fence, "task", time)))
        .toInteger();
  }

  private static long dueAt(RedisLink link) {
    return await(link.send(Request.cmd(Command.ZSCORE).arg("{p0}d").arg("task"))).toLong();
  }
}
