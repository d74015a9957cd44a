package dev.newel.store.redis.catalog;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.Name;
import dev.newel.interpreter.RunningMachine;
import dev.newel.store.Catalog;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.redis.TestStores;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.client.SetTime;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.key.Keys;
import dev.newel.testing.ManualClock;
import dev.newel.testing.RedisFixture;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A revision is deleted once no execution can need it, and never before. */
@ExtendWith(RedisFixture.class)
class ReplacedRevisionsTest {

  private static final long MINUTE_MS = 60_000;
  private static final Keys KEYS = new Keys(4, RunningMachine.HOME);
  private static final Name NAME = new Name(RunningMachine.HOME, "m");

  private final RedisLink link;
  private final ManualClock clock = new ManualClock(RunningMachine.START);
  private final ReplacedRevisions replaced;
  private Catalog catalog;

  ReplacedRevisionsTest(RedisLink link) {
    this.link = link;
    SetTime redis = new SetTime(link.shared(), clock);
    this.catalog = new RedisCatalog(redis, KEYS, name -> {});
    this.replaced = new ReplacedRevisions(redis, KEYS, catalog, clock);
  }

  @BeforeEach
  void empty() {
    await(link.send(Request.cmd(Command.FLUSHALL)));
    catalog = await(TestStores.open(link, 4, Duration.ofDays(1), clock, Forms.current())).catalog();
    await(catalog.createMachine(machine("1")));
  }

  private static Machine machine(String revision) {
    return new Machine(NAME, revision, true, 1, 2, "STANDARD", "role", "{}", "{}", "[]", false);
  }

  private void update(String revision, String previous) {
    assertThat(await(catalog.updateMachine(machine(revision), previous))).isTrue();
  }

  /** An execution that is running, or kept. */
  private void has(String status, long start) {
    await(
        link.send(
            Request.cmd(Command.ZADD).arg("{p2}i:m:" + status).arg(start).arg("run" + start)));
  }

  private void hasNoMore(String status) {
    await(link.send(Request.cmd(Command.DEL).arg("{p2}i:m:" + status)));
  }

  /** Lets so much time pass, with a look now and then. */
  private void pass(long millis) {
    for (long passed = 0; passed < millis; passed += MINUTE_MS) {
      clock.advance(Math.min(MINUTE_MS, millis - passed));
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

  private boolean isNoticed() {
    return await(link.send(Request.cmd(Command.EXISTS).arg("{m:m}o").arg(Keys.REPLACED)))
            .toInteger()
        > 0;
  }

  @Test
  void shouldDropWhatNothingCanBeginOnAnyMore() {
    update("2", "1");
    pass(10 * MINUTE_MS - 1);
    assertThat(revisions()).containsExactly("1", "2");
    pass(4 * MINUTE_MS);
    assertThat(revisions()).containsExactly("2");
  }

  @Test
  void shouldKeepWhatAnExecutionMayNeed() {
    for (String status : List.of("R", "S", "F", "T", "A")) {
      String before = revisions().get(revisions().size() - 1);
      String after = status + "2";
      has(status, clock.millis() - 1);
      update(after, before);
      pass(Duration.ofDays(2).toMillis());
      assertThat(revisions()).contains(before, after);
      hasNoMore(status);
      pass(Duration.ofHours(12).toMillis());
      assertThat(revisions()).containsExactly(after);
    }
  }

  @Test
  void shouldKeepWhatAnExecutionMayHaveBegunOnLate() {
    update("2", "1");
    has("R", clock.millis() + 9 * MINUTE_MS);
    pass(Duration.ofHours(1).toMillis());
    assertThat(revisions()).containsExactly("1", "2");
  }

  @Test
  void shouldNotMindWhatBeganLongAfter() {
    update("2", "1");
    has("R", clock.millis() + 11 * MINUTE_MS);
    pass(13 * MINUTE_MS);
    assertThat(revisions()).containsExactly("2");
  }

  @Test
  void shouldLeaveNothingOfADeletedMachine() {
    update("2", "1");
    has("R", clock.millis());
    await(catalog.deleteMachine(NAME));
    pass(Duration.ofHours(1).toMillis());
    assertThat(revisions()).containsExactly("1", "2");
    hasNoMore("R");
    pass(Duration.ofHours(2).toMillis());
    assertThat(revisions()).isEmpty();
    assertThat(isNoticed()).isFalse();
  }

  @Test
  void shouldRemoveADeletedMachineOnceNoneOfItsExecutionsRuns() {
    has("R", clock.millis());
    has("S", clock.millis());
    await(catalog.deleteMachine(NAME));
    pass(Duration.ofHours(1).toMillis());
    assertThat(await(catalog.machine(NAME))).matches(Machine::deleting);
    hasNoMore("R");
    pass(MINUTE_MS);
    assertThat(await(catalog.machine(NAME))).isNull();
    assertThat(await(catalog.machines(RunningMachine.HOME, null, 10))).isEmpty();
    assertThat(await(link.send(Request.cmd(Command.EXISTS).arg("{newel}:machines"))).toInteger())
        .isZero();
  }

  @Test
  void shouldKeepTheNewestOfAMachineThatIsMadeAnew() {
    await(catalog.deleteMachine(NAME));
    await(catalog.createMachine(machine("3")));
    pass(Duration.ofHours(2).toMillis());
    assertThat(revisions()).containsExactly("3");
    assertThat(await(catalog.machine(NAME))).isEqualTo(machine("3"));
    assertThat(isNoticed()).isFalse();
  }

  /** The name is noticed before the revision is replaced, which may be a while later. */
  @Test
  void shouldFindWhatWasReplacedLateByADyingInstance() {
    await(link.send(Request.cmd(Command.ZADD).arg(Keys.REPLACED).arg(0).arg("m")));
    pass(9 * MINUTE_MS);
    await(link.send(Request.cmd(Command.ZADD).arg("{m:m}o").arg(clock.millis()).arg("0")));
    await(link.send(Request.cmd(Command.HSET).arg("{m:m}:0").arg("name").arg("m")));
    pass(30 * MINUTE_MS);
    assertThat(revisions()).containsExactly("1");
    assertThat(isNoticed()).isFalse();
  }

  @Test
  void shouldForgetNoNameThatIsNoticedAgainMeanwhile() {
    await(link.send(Request.cmd(Command.ZADD).arg(Keys.REPLACED).arg(0).arg("m")));
    pass(9 * MINUTE_MS);
    await(link.send(Request.cmd(Command.ZADD).arg(Keys.REPLACED).arg(0).arg("m")));
    pass(9 * MINUTE_MS);
    assertThat(isNoticed()).isTrue();
    pass(4 * MINUTE_MS);
    assertThat(isNoticed()).isFalse();
  }
}
