package dev.newel.engine.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.Json;
import dev.newel.aws.Qualifier;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Extras;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.MapPart;
import dev.newel.store.Flaws;
import dev.newel.store.HistoryStore.Summary;
import dev.newel.store.ModelServer;
import dev.newel.store.ModelStore;
import dev.newel.store.OpenMapRuns;
import dev.newel.store.StoreUnavailableException;
import dev.newel.store.Wire;
import dev.newel.testing.ManualClock;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One Map Run may be open; what is counted and is not open keeps no other from it for long. */
class MapRunQuotaTest {

  private static final ExecutionKey PARENT = new ExecutionKey(RunningMachine.HOME, "m", "parent");
  private static final long SURE_MS = 10_000;
  private static final long ON_ITS_WAY_MS = 60_000;

  private final ManualClock clock = new ManualClock(RunningMachine.START);
  private final OpenMapRuns open =
      new ModelStore(
              new ModelServer(1, clock::millis, Flaws.NONE),
              "here",
              clock,
              1_000,
              Wire.DIRECT,
              () -> Wire.DIRECT)
          .openMapRuns();
  private final Map<ExecutionKey, Summary> there = new HashMap<>();
  private final MapRunQuota quota = new MapRunQuota(1, open, this::read, clock);
  private boolean isAway;

  private Future<@Nullable Summary> read(ExecutionKey run) {
    return isAway
        ? Future.failedFuture(new StoreUnavailableException("away", null))
        : Future.succeededFuture(there.get(run));
  }

  private static ExecutionStart part(String id, String call, MapPart.Kind kind) {
    ExecutionKey key = new ExecutionKey(RunningMachine.HOME, "m/label/runs", id);
    return new ExecutionStart(
        key,
        key.arn(),
        key.machineArn(),
        "role",
        "r1",
        Json.EMPTY_OBJECT,
        1,
        null,
        call,
        null,
        Qualifier.NONE,
        new MapPart(kind, "M", PARENT));
  }

  private static Effect.StartPart run(String id, String call, int redrives, boolean mayBegin) {
    return new Effect.StartPart(1, 7, part(id, call, MapPart.Kind.RUN), redrives, mayBegin);
  }

  private static Effect.StartPart run(String id) {
    return run(id, "map-" + id, 0, true);
  }

  private static Effect.StartPart redrive(String id, int redrives) {
    return run(id, "map-" + id + redrives, redrives, false);
  }

  private static Progress progress(int redrives, boolean hasEnded) {
    Ending ending = hasEnded ? new Ending(ExecutionStatus.FAILED, 2, null, null, null) : null;
    return new Progress(
        0,
        0,
        1,
        0,
        ending,
        List.of(),
        Map.of(),
        new Redrives(redrives, 0, hasEnded, List.of()),
        Extras.NONE,
        null);
  }

  /** A run is in the store as its first attempt has begun it. */
  private void stands(String id, int redrives, boolean hasEnded) {
    ExecutionStart start = run(id).part();
    there.put(start.key(), new Summary(start, progress(redrives, hasEnded)));
  }

  private void ends(String id, int redrives) {
    Execution ended = new Execution(run(id).part(), progress(redrives, true), List.of());
    quota.committed(new Turn(ended, clock.millis()));
  }

  private boolean admits(Effect.StartPart asked) {
    return quota.admit(asked).result();
  }

  /** The first one that is refused has the others looked at. */
  private boolean admitsAfterALook(Effect.StartPart asked) {
    boolean atOnce = admits(asked);
    return atOnce || admits(asked);
  }

  @Test
  void shouldLetTheNextOneBeginWhenTheEndOfTheFirstIsCommitted() {
    assertThat(admits(run("a"))).isTrue();
    assertThat(admits(run("b"))).isFalse();
    assertThat(admits(run("a"))).isTrue();

    ends("a", 0);

    assertThat(admits(run("b"))).isTrue();
    assertThat(admits(redrive("a", 1))).isFalse();
  }

  @Test
  void shouldCountARunThatGoesOnUntilItEndsAgain() {
    admits(redrive("a", 1));
    ends("a", 0);
    assertThat(admits(run("b"))).isFalse();

    ends("a", 1);

    assertThat(admits(run("b"))).isTrue();
  }

  @Test
  void shouldKnowTheEndOfARunThatBeganWhenItWasToGoOn() {
    Effect.StartPart asked = run("a", "map-a", 3, true);
    assertThat(admits(asked)).isTrue();

    ends("a", 0);

    assertThat(admits(run("b"))).isTrue();
  }

  @Test
  void shouldLimitNothingButMapRuns() {
    admits(run("a"));

    ExecutionStart child = part("child", "map-c", MapPart.Kind.CHILD);
    assertThat(admits(new Effect.StartPart(1, 7, child, 0, true))).isTrue();
  }

  @Test
  void shouldNotCountWhatDoesNotGoOnOrHasEndedAlready() {
    Effect.StartPart asked = redrive("a", 1);
    admits(asked);
    quota.heard(asked, new Stimulus.ChildSeen(1, 7, asked.part(), null, Redrives.NONE));
    assertThat(admits(run("b"))).isFalse();

    quota.heard(asked, new Stimulus.ChildStays(1, 7, null, null));

    assertThat(admits(run("b"))).isTrue();
    Ending ending = new Ending(ExecutionStatus.SUCCEEDED, 2, Json.EMPTY_OBJECT, null, null);
    quota.heard(run("b"), new Stimulus.ChildSeen(1, 7, run("b").part(), ending, Redrives.NONE));
    assertThat(admits(run("c"))).isTrue();
  }

  @Test
  void shouldFindOutThatAnEndWasNotHeardOf() {
    admits(run("a"));
    stands("a", 0, true);
    assertThat(admitsAfterALook(run("b"))).isFalse();

    clock.advance(SURE_MS);

    assertThat(admitsAfterALook(run("b"))).isTrue();
  }

  @Test
  void shouldFindOutThatARunHasGoneOnSince() {
    admits(redrive("a", 1));
    stands("a", 2, false);
    clock.advance(SURE_MS);

    assertThat(admitsAfterALook(run("b"))).isTrue();
  }

  @Test
  void shouldCountARunThatIsOpenForAsLongAsItIs() {
    admits(run("a"));
    stands("a", 0, false);
    for (int i = 0; i < 20; i++) {
      clock.advance(SURE_MS);
      assertThat(admitsAfterALook(run("b"))).isFalse();
    }
  }

  /** The one before is still stopping. */
  @Test
  void shouldCountARunThatIsYetToGoOn() {
    admits(redrive("a", 1));
    stands("a", 0, false);
    clock.advance(ON_ITS_WAY_MS);

    assertThat(admitsAfterALook(run("b"))).isFalse();
  }

  @Test
  void shouldCountForAMinuteWhatIsNotThere() {
    admits(run("a"));
    clock.advance(ON_ITS_WAY_MS - 1);
    assertThat(admitsAfterALook(run("b"))).isFalse();
    assertThat(admits(run("a"))).isTrue();
    clock.advance(ON_ITS_WAY_MS - 1);
    assertThat(admitsAfterALook(run("b"))).isFalse();

    clock.advance(1);

    assertThat(admitsAfterALook(run("b"))).isTrue();
  }

  @Test
  void shouldTakeNothingForEndedThatCannotBeRead() {
    admits(run("a"));
    clock.advance(ON_ITS_WAY_MS);
    isAway = true;
    assertThat(admitsAfterALook(run("b"))).isFalse();

    isAway = false;

    assertThat(admitsAfterALook(run("b"))).isTrue();
  }
}
