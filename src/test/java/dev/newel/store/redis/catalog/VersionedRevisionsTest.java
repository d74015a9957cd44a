package dev.newel.store.redis.catalog;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.Name;
import dev.newel.interpreter.RunningMachine;
import dev.newel.store.Catalog;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.Releases;
import dev.newel.store.Releases.Alias;
import dev.newel.store.Releases.AliasResult;
import dev.newel.store.Releases.PublishResult;
import dev.newel.store.Releases.Route;
import dev.newel.store.Releases.Version;
import dev.newel.store.redis.TestStores;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.client.SetTime;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.key.Keys;
import dev.newel.testing.ManualClock;
import dev.newel.testing.RedisFixture;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A revision that has a number is kept until the number is taken from it, and used once. */
@ExtendWith(RedisFixture.class)
class VersionedRevisionsTest {

  private static final Keys KEYS = new Keys(4, RunningMachine.HOME);
  private static final Name NAME = new Name(RunningMachine.HOME, "m");

  private final RedisLink link;
  private final ManualClock clock = new ManualClock(RunningMachine.START);
  private final ReplacedRevisions replaced;
  private Catalog catalog;
  private Releases releases;

  VersionedRevisionsTest(RedisLink link) {
    this.link = link;
    SetTime redis = new SetTime(link.shared(), clock);
    this.catalog = new RedisCatalog(redis, KEYS, name -> {});
    this.releases = catalog.releases();
    this.replaced = new ReplacedRevisions(redis, KEYS, catalog, clock);
  }

  @BeforeEach
  void empty() {
    await(link.send(Request.cmd(Command.FLUSHALL)));
    catalog = await(TestStores.open(link, 4, Duration.ofDays(1), clock, Forms.current())).catalog();
    releases = catalog.releases();
    await(catalog.createMachine(machine("1")));
  }

  private static Machine machine(String revision) {
    return new Machine(NAME, revision, true, 1, 2, "STANDARD", "role", "{}", "{}", "[]", false);
  }

  private void update(String revision, String previous) {
    assertThat(await(catalog.updateMachine(machine(revision), previous))).isTrue();
  }

  private Version publish(String revision) {
    PublishResult result = await(releases.publish(NAME, revision, null, clock.millis()));
    assertThat(result).isInstanceOf(PublishResult.Done.class);
    return ((PublishResult.Done) result).version();
  }

  /** Lets half a day pass, with a look every minute. */
  private void pass() {
    for (int minute = 0; minute < 720; minute++) {
      clock.advance(60_000);
      await(replaced.drop());
    }
  }

  private List<String> revisions() {
    return await(link.send(Request.cmd(Command.KEYS).arg("{m:m}:*"))).stream()
        .map(Response::toString)
        .map(key -> key.substring("{m:m}:".length()))
        .sorted()
        .toList();
  }

  @Test
  void shouldKeepARevisionForItsVersion() {
    Version first = publish("1");
    update("2", "1");
    update("3", "2");
    pass();
    assertThat(revisions()).containsExactly("1", "3");
    assertThat(await(catalog.revision(NAME, first.revision()))).isEqualTo(machine("1"));
  }

  @Test
  void shouldDropARevisionAfterItsVersion() {
    Version first = publish("1");
    update("2", "1");
    assertThat(await(releases.deleteVersion(NAME, first))).isEmpty();
    pass();
    assertThat(revisions()).containsExactly("2");
  }

  @Test
  void shouldKeepTheNewestRevisionWithoutItsVersion() {
    assertThat(await(releases.deleteVersion(NAME, publish("1")))).isEmpty();
    pass();
    assertThat(revisions()).containsExactly("1");
    assertThat(publish("1").number()).isEqualTo(2);
    update("2", "1");
    pass();
    assertThat(revisions()).containsExactly("1", "2");
  }

  @Test
  void shouldDropAllRevisionsOfADeletedMachine() {
    publish("1");
    update("2", "1");
    publish("2");
    update("3", "2");
    await(
        releases.writeAlias(NAME, null, new Alias("PROD", List.of(new Route(1, 100)), null, 1, 1)));
    await(catalog.deleteMachine(NAME));
    pass();
    assertThat(revisions()).isEmpty();
    assertThat(await(link.send(Request.cmd(Command.KEYS).arg("{m:m}*"))).size()).isZero();
  }

  @Test
  void shouldCountEachVersionOnceWhoeverPublishes() {
    List<Future<PublishResult>> all = new ArrayList<>();
    for (int i = 1; i < 30; i++) {
      String previous = Integer.toString(i);
      all.add(releases.publish(NAME, previous, null, 1));
      all.add(releases.publish(NAME, previous, null, 2));
      catalog.updateMachine(machine(Integer.toString(i + 1)), previous);
    }
    await(Future.join(all).otherwiseEmpty());
    all.forEach(result -> assertThat(result.succeeded()).isTrue());
    var published = await(releases.of(NAME)).versions();
    assertThat(published.values()).extracting(Version::revision).doesNotHaveDuplicates();
    for (int number = 1; number <= published.size(); number++) {
      assertThat(Objects.requireNonNull(published.get(number)).number()).isEqualTo(number);
    }
  }

  @Test
  void shouldRefuseARevisionThatIsNotTheNewest() {
    update("2", "1");
    assertThat(await(releases.publish(NAME, "1", null, 1)))
        .isInstanceOf(PublishResult.Outdated.class);
  }

  @Test
  void shouldHaveAThousandVersionsAtMost() {
    for (int number = 1; number <= Releases.MOST_VERSIONS; number++) {
      await(
          link.send(
              Request.cmd(Command.HSET)
                  .arg("{m:m}v")
                  .arg(number)
                  .arg("1c1;r1:x")
                  .arg("rold" + number)
                  .arg(number)
                  .arg("n")
                  .arg(number)));
    }
    assertThat(await(releases.publish(NAME, "1", null, 1)))
        .isInstanceOf(PublishResult.TooMany.class);
    Version first = new Version(1, "old1", 1, null);
    assertThat(await(releases.deleteVersion(NAME, first))).isEmpty();
    assertThat(publish("1").number()).isEqualTo(Releases.MOST_VERSIONS + 1);
  }

  @Test
  void shouldWriteNoAliasOverAnotherOne() {
    publish("1");
    Alias alias = new Alias("PROD", List.of(new Route(1, 100)), null, 1, 1);
    Alias other = new Alias("PROD", List.of(new Route(1, 100)), "other", 1, 2);
    assertThat(await(releases.writeAlias(NAME, null, alias))).isEqualTo(AliasResult.WRITTEN);
    assertThat(await(releases.writeAlias(NAME, null, other))).isEqualTo(AliasResult.CHANGED);
    assertThat(await(releases.writeAlias(NAME, alias, other))).isEqualTo(AliasResult.WRITTEN);
    assertThat(await(releases.writeAlias(NAME, alias, alias))).isEqualTo(AliasResult.CHANGED);
    assertThat(await(releases.of(NAME)).aliases().values()).containsExactly(other);
  }

  /** As the client does where it does not know whether it was done. */
  @Test
  void shouldWriteTheSameTwiceWhereItIsSentAgain() {
    publish("1");
    Alias alias = new Alias("PROD", List.of(new Route(1, 100)), null, 1, 1);
    Alias other = new Alias("PROD", List.of(new Route(1, 100)), "other", 1, 2);
    for (int i = 0; i < 2; i++) {
      assertThat(await(releases.writeAlias(NAME, null, alias))).isEqualTo(AliasResult.WRITTEN);
    }
    for (int i = 0; i < 2; i++) {
      assertThat(await(releases.writeAlias(NAME, alias, other))).isEqualTo(AliasResult.WRITTEN);
    }
    update("2", "1");
    update("2", "1");
    assertThat(await(catalog.updateMachine(machine("3"), "1"))).isFalse();
  }
}
