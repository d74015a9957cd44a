package dev.newel.store;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.asl.Definition;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.redis.TestStores;
import dev.newel.store.redis.UnfitFormatException;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.codec.Format;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.codec.NextForm;
import dev.newel.store.redis.frozen.Frozen;
import dev.newel.testing.ManualClock;
import dev.newel.testing.RedisFixture;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Instances of an old version, a frozen one, beside those of a new one that has a format more, over
 * one Redis.
 */
@ExtendWith(RedisFixture.class)
class RollingUpgradeTest {

  private static final Format NEXT_MINOR = new Format(1, 3);
  private static final Format NEXT_MAJOR = new Format(2, 0);
  private static final int PARTITIONS = 4;
  private static final Logger LOG = Logger.getLogger("dev.newel.store.redis.FormatAgreement");

  private static final Definition TASKS =
      RunningMachine.parse(
          "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':'"
              + RunningMachine.ARNS
              + "activity:work','Next':'B'},'B':{'Type':'Wait','Seconds':5,'Next':'C'},"
              + "'C':{'Type':'Pass','End':true}}}");
  private static final Definition PASS =
      RunningMachine.parse("{'StartAt':'A','States':{'A':{'Type':'Pass','End':true}}}");

  private static final String LARGE = "x".repeat(5_000);
  private static final Definition ASSIGNING =
      RunningMachine.parse(
          "{'StartAt':'A','States':{'A':{'Type':'Pass','Assign':{'large':'"
              + LARGE
              + "','small':7},'Next':'B'},'B':{'Type':'Task','Resource':'"
              + RunningMachine.ARNS
              + "activity:work','Next':'C'},'C':{'Type':'Pass','Parameters':{"
              + "'v.$':'States.Array($large, $small)'},'OutputPath':'$.v','End':true}}}");

  private final RedisLink link;
  private final ManualClock clock = new ManualClock(RunningMachine.START);
  private final Commits tasks = new Commits(TASKS, new SplittableRandom(1));
  private final Commits passes = new Commits(PASS, new SplittableRandom(1));
  private int fences;

  RollingUpgradeTest(RedisLink link) {
    this.link = link;
  }

  @BeforeEach
  void empty() {
    await(link.send(Request.cmd(Command.FLUSHALL)));
    LOG.setLevel(Level.OFF);
  }

  @AfterEach
  void hearAgain() {
    LOG.setLevel(null);
  }

  private Store open(Forms forms) {
    return await(TestStores.open(link, PARTITIONS, Duration.ofDays(1), clock, forms));
  }

  private Store openOld() {
    return open(Frozen.first());
  }

  private Store openNew(Format next) {
    return open(NextForm.forms(next));
  }

  private static ExecutionStore executions(Store store) {
    return await(store.openExecutions());
  }

  private static void live(Store... stores) {
    for (Store store : stores) {
      await(store.partitions().share());
    }
  }

  private void commit(Store store, Commit commit) {
    assertThat(await(executions(store).commit(commit))).isEqualTo(new CommitResult.Committed());
  }

  private void begin(Store store, String name) {
    commit(store, tasks.begin(name, clock.millis(), "f." + ++fences));
  }

  private Loaded load(Store store, String name) {
    return Objects.requireNonNull(await(executions(store).load(Commits.key(name))));
  }

  /** Takes the execution up from Redis, and moves it on. */
  private void moveOn(Store store, String name) {
    Loaded loaded = load(store, name);
    Frame top = Objects.requireNonNull(loaded.execution().frame(Frame.TOP));
    Stimulus fact =
        switch (top.phase()) {
          case SCHEDULED -> new Stimulus.TaskStarted(Frame.TOP, top.nonce(), 7, "worker");
          case STARTED -> new Stimulus.TaskSucceeded(Frame.TOP, 7, Json.EMPTY_OBJECT);
          default -> new Stimulus.FrameDue(Frame.TOP, top.dueAt());
        };
    clock.advance(Math.max(0, top.dueAt() - clock.millis()));
    commit(store, tasks.next(loaded, fact, clock.millis(), "f." + ++fences));
  }

  private static List<HistoryEvent> history(Store store, String name) {
    return Objects.requireNonNull(
            await(store.histories().history(Commits.key(name), 0, 100, false)))
        .events();
  }

  /** A field of an execution, without its fence. */
  private String field(String name, String field) {
    String key = "{p" + Commits.key(name).partition(PARTITIONS) + "}x:" + Commits.key(name).path();
    String value = await(link.send(Request.cmd(Command.HGET).arg(key).arg(field))).toString();
    return field.equals("p") ? value.substring(value.indexOf(' ') + 1) : value;
  }

  private String format() {
    return await(link.send(Request.cmd(Command.GET).arg("{newel}:format"))).toString();
  }

  @Test
  void shouldWriteWhatTheOldestThatLivesCanRead() {
    Store old = openOld();
    Store young = openNew(NEXT_MAJOR);
    live(old, young);

    begin(young, "one");
    moveOn(old, "one");
    begin(old, "other");
    moveOn(young, "other");
    commit(young, passes.begin("whole", clock.millis(), "f"));

    assertThat(format()).startsWith("1.0 ");
    assertThat(field("one", "s")).startsWith("1");
    assertThat(field("other", "0")).startsWith("1").doesNotContain(NextForm.FIELD);
    for (String name : List.of("one", "other", "whole")) {
      assertThat(history(old, name)).hasSize(4).isEqualTo(history(young, name));
      assertThat(load(old, name).execution().start())
          .isEqualTo(load(young, name).execution().start());
    }
  }

  @Test
  void shouldWriteANewFormatWhenThoseHaveLeftThatCannotReadIt() {
    Store old = openOld();
    Store young = openNew(NEXT_MAJOR);
    live(old, young);
    begin(old, "one");
    moveOn(young, "one");
    await(old.partitions().leave());
    live(young);

    moveOn(young, "one");
    begin(young, "other");
    commit(young, passes.begin("whole", clock.millis(), "f"));

    assertThat(format()).startsWith("2.0 ");
    assertThat(field("one", "s")).startsWith("1");
    assertThat(field("one", "0")).startsWith("2").endsWith(NextForm.FIELD);
    assertThat(field("other", "p")).startsWith("2");
    Store next = openNew(NEXT_MAJOR);
    moveOn(next, "one");
    assertThat(history(next, "one")).hasSize(11);
    assertThat(history(next, "whole")).hasSize(4);
    assertThatThrownBy(this::openOld)
        .isInstanceOf(UnfitFormatException.class)
        .hasMessageContaining("it holds data in format 2.0, and this version of Newel")
        .hasMessageContaining("reads format 1 at the most; start Newel");
  }

  @Test
  void shouldWaitForAnInstanceThatMayBePaused() {
    Store old = openOld();
    Store young = openNew(NEXT_MAJOR);
    live(old, young);
    clock.advance(59_000);
    live(young);
    begin(young, "one");
    assertThat(field("one", "s")).startsWith("1");
    clock.advance(2_000);
    live(young);
    begin(young, "other");
    assertThat(field("other", "s")).startsWith("2");

    // it comes back too late, and must not go on
    assertThatThrownBy(() -> live(old)).isInstanceOf(UnfitFormatException.class);
    assertThat(await(old.isReady())).isFalse();
    assertThatThrownBy(() -> await(old.partitions().sweep(0, 0))).isNotNull();
    assertThatThrownBy(() -> load(old, "other")).isInstanceOf(StoreUnavailableException.class);
    Commit late = tasks.begin("late", clock.millis(), "f");
    assertThatThrownBy(() -> commit(old, late)).isInstanceOf(StoreUnavailableException.class);
  }

  /** The upgrade to a minor version can be undone: what it added is kept meanwhile. */
  @Test
  void shouldLetAnOldVersionBackInBehindAMinorOne() {
    Store young = openNew(NEXT_MINOR);
    live(young);
    begin(young, "one");
    assertThat(field("one", "0")).startsWith("1").endsWith(NextForm.FIELD);
    assertThat(format()).startsWith("1.3 ");

    Store old = openOld();
    live(old, young);
    moveOn(old, "one");
    begin(young, "other");

    assertThat(field("one", "0")).endsWith(NextForm.FIELD);
    assertThat(field("one", "p")).endsWith(NextForm.FIELD);
    assertThat(field("other", "0")).doesNotContain(NextForm.FIELD);
    assertThat(history(old, "one")).isEqualTo(history(young, "one"));
    assertThat(format()).startsWith("1.3 ");
  }

  /** They are written whichever format is agreed on; who does not know them hands them on. */
  @Test
  void shouldKeepVariablesBesideAnOldVersion() {
    Commits assigning = new Commits(ASSIGNING, new SplittableRandom(1));
    Store old = openOld();
    Store young = open(Forms.current());
    live(old, young);
    assertThat(format()).startsWith("1.0 ");
    commit(young, assigning.begin("one", clock.millis(), "f.1"));
    assertThat(field("one", "@1")).contains(LARGE);

    Loaded waiting = load(old, "one");
    Frame top = Objects.requireNonNull(waiting.execution().frame(Frame.TOP));
    assertThat(top.variables().isEmpty()).isTrue();
    Stimulus taken = new Stimulus.TaskStarted(Frame.TOP, top.nonce(), 7, "worker");
    commit(old, assigning.next(waiting, taken, clock.millis(), "f.2"));
    Stimulus done = new Stimulus.TaskSucceeded(Frame.TOP, 7, Json.EMPTY_OBJECT);
    commit(young, assigning.next(load(young, "one"), done, clock.millis(), "f.3"));

    List<HistoryEvent> history = history(young, "one");
    assertThat(history.get(2).values().get(2).toString()).contains(LARGE, "small=7");
    assertThat(history.get(history.size() - 1).values())
        .containsExactly(Json.ofTrusted("[\"" + LARGE + "\",7]"));
    assertThat(history(old, "one"))
        .hasSameSizeAs(history)
        .last()
        .isEqualTo(history.get(history.size() - 1));
  }

  @Test
  void shouldRefuseWhatIsFromBeforeFormatsWereNumbered() {
    await(link.send(Request.cmd(Command.SET).arg("{newel}:partitions").arg(PARTITIONS)));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(this::openOld)
          .isInstanceOf(UnfitFormatException.class)
          .hasMessageContaining("before Newel numbered its formats");
    }
  }

  @Test
  void shouldRefuseWhatANewVersionReadsNoMore() {
    live(openOld());

    assertThatThrownBy(() -> open(NextForm.formsWithout(NEXT_MAJOR)))
        .isInstanceOf(UnfitFormatException.class)
        .hasMessageContaining("format 1.0")
        .hasMessageContaining("run an older version first");
  }

  @Test
  void shouldTakeNoNoticeOfWhoIsRefused() {
    live(openNew(NEXT_MAJOR));
    assertThatThrownBy(this::openOld).isInstanceOf(UnfitFormatException.class);

    Response there =
        await(link.send(Request.cmd(Command.ZRANGE).arg("{newel}:instances").arg(0).arg(-1)));

    assertThat(there).hasSize(1).first().asString().endsWith(" 2.0");
  }
}
