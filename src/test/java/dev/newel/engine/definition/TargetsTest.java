package dev.newel.engine.definition;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.parse.Definitions;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.Qualifier;
import dev.newel.interpreter.RunningMachine;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.Releases.Alias;
import dev.newel.store.Releases.Route;
import dev.newel.store.Store;
import dev.newel.store.redis.TestStores;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.testing.ManualClock;
import dev.newel.testing.RedisFixture;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where ARNs of state machines lead. */
@ExtendWith(RedisFixture.class)
class TargetsTest {

  private static final Name NAME = new Name(RunningMachine.HOME, "m");

  private final RedisLink link;
  private int drawn;
  private Store store;
  private CachedCatalog catalog;
  private Targets targets;

  TargetsTest(RedisLink link) {
    this.link = link;
    this.store = open();
    this.catalog = new CachedCatalog(store, Definitions.PARSER);
    this.targets = new Targets(catalog, RandomGenerator.getDefault());
  }

  private Store open() {
    return TestStores.open(link, 4, Duration.ofDays(1), new ManualClock(RunningMachine.START));
  }

  @BeforeEach
  void publishTwo() {
    await(link.send(Request.cmd(Command.FLUSHALL)));
    store = open();
    catalog = new CachedCatalog(store, Definitions.PARSER);
    targets = new Targets(catalog, new Drawing());
    await(store.catalog().createMachine(machine("1")));
    await(store.catalog().releases().publish(NAME, "1", null, 1));
    await(store.catalog().updateMachine(machine("2"), "1"));
    await(store.catalog().releases().publish(NAME, "2", null, 2));
    await(store.catalog().updateMachine(machine("3"), "2"));
  }

  /** Draws what the test says, of a hundred. */
  private final class Drawing implements RandomGenerator {
    @Override
    public long nextLong() {
      throw new AssertionError("not a draw of a hundred");
    }

    @Override
    public int nextInt(int bound) {
      assertThat(bound).isEqualTo(100);
      return drawn;
    }
  }

  private static Machine machine(String revision) {
    return new Machine(NAME, revision, true, 1, 2, "STANDARD", "role", "{}", "{}", "[]", false);
  }

  private void alias(Route... routes) {
    Alias alias = new Alias("PROD", List.of(routes), null, 1, 1);
    await(store.catalog().releases().writeAlias(NAME, null, alias));
  }

  private @Nullable Target find(@Nullable String qualifier) {
    return await(targets.find(new Arn.StateMachine(NAME.home(), NAME.text(), qualifier)));
  }

  private Target found(@Nullable String qualifier) {
    return Objects.requireNonNull(find(qualifier));
  }

  @Test
  void shouldLeadToTheNewestRevision() {
    Target target = found(null);
    assertThat(target.machine().revision()).isEqualTo("3");
    assertThat(target.qualifier()).isEqualTo(Qualifier.NONE);
  }

  @Test
  void shouldLeadToTheRevisionOfAVersion() {
    Target target = found("1");
    assertThat(target.machine().revision()).isEqualTo("1");
    assertThat(target.qualifier()).isEqualTo(new Qualifier(1, null));
    assertThat(find("3")).isNull();
    assertThat(find("OTHER")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"30, 0, 1", "30, 29, 1", "30, 30, 2", "30, 99, 2", "0, 0, 2", "100, 99, 1"})
  void shouldLeadWhereTheDrawFalls(int weight, int draw, int version) {
    alias(new Route(1, weight), new Route(2, 100 - weight));
    drawn = draw;
    Target target = found("PROD");
    assertThat(target.qualifier()).isEqualTo(new Qualifier(version, "PROD"));
    assertThat(target.machine().revision()).isEqualTo(Integer.toString(version));
  }

  @Test
  void shouldForgetWhereAnAliasLed() {
    assertThat(find("PROD")).isNull();
    alias(new Route(2, 100));
    assertThat(find("PROD")).isNotNull();
    await(store.catalog().releases().deleteAlias(NAME, "PROD"));
    assertThat(find("PROD")).isNull();
  }
}
