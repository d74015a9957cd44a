package dev.newel.store.redis;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.store.Catalog;
import dev.newel.store.Catalog.Activity;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.testing.RedisFixture;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whose names are short is what Redis says, whatever an instance is configured for. */
@ExtendWith(RedisFixture.class)
class ShortHomeTest {

  private static final Home FIRST = Home.of("us-east-1", "000000000000");
  private static final Home SECOND = Home.of("eu-west-1", "123456789012");

  private static Catalog open(RedisLink link, Home home) {
    return await(
            RedisStore.open(
                link, new RedisStore.Options(home, 64, Duration.ofDays(1), Clock.systemUTC())))
        .catalog();
  }

  @Test
  void shouldStayWhatItWasFirst(RedisLink link) {
    Catalog before = open(link, FIRST);
    Activity first = new Activity(new Name(FIRST, "same"), 1, "[]");
    Activity second = new Activity(new Name(SECOND, "same"), 2, "[]");
    await(before.createActivity(first));

    Catalog after = open(link, SECOND);
    await(after.createActivity(second));

    for (Catalog catalog : new Catalog[] {before, after}) {
      assertThat(await(catalog.activity(first.name()))).isEqualTo(first);
      assertThat(await(catalog.activity(second.name()))).isEqualTo(second);
      assertThat(await(catalog.activities(FIRST, null, 10))).containsExactly(first);
      assertThat(await(catalog.activities(SECOND, null, 10))).containsExactly(second);
    }
    assertThat(await(link.send(Request.cmd(Command.KEYS).arg("{a:*"))))
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("{a:same}", "{a:123456789012/eu-west-1/same}");
    assertThat(await(link.send(Request.cmd(Command.GET).arg("{newel}:home"))))
        .hasToString("000000000000/us-east-1");
  }
}
