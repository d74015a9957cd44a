package dev.newel.store.redis;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.client.Script;
import dev.newel.testing.RedisFixture;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** At maxmemory a sweep still finds what is due: what it finds may be what makes room. */
@ExtendWith(RedisFixture.class)
class FullRedisSweepTest {

  private static final Script SWEEP = Script.load("sweep_partition");
  private static final List<String> KEYS = List.of("{p0}d", "{p0}o", "{p0}e", "{p0}");

  @AfterEach
  void giveRoom(RedisLink link) {
    setMemory(link, 0);
  }

  private static void setMemory(RedisLink link, long bytes) {
    await(link.send(Request.cmd(Command.CONFIG).arg("SET").arg("maxmemory").arg(bytes)));
  }

  @Test
  void shouldTakeOverWhatHasLapsedAndPutOffWhatIsOverdue(RedisLink link) {
    await(link.send(Request.cmd(Command.ZADD).arg("{p0}o").arg(1).arg("lapsed")));
    await(link.send(Request.cmd(Command.ZADD).arg("{p0}d").arg(1).arg("m:e 0")));
    await(link.send(Request.cmd(Command.HSET).arg("{p0}x:m:e").arg("0").arg("frame")));
    setMemory(link, 1);

    Response swept = await(link.eval(SWEEP, KEYS, List.of(2_000, 1_000)));

    assertThat(swept.get(1).get(0).toString()).isEqualTo("m:e 0");
    assertThat(swept.get(2).get(0).toString()).isEqualTo("lapsed");
  }
}
