package dev.newel.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.newel.interpreter.environment.Environment.Limits;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.MapRun.Counts;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Unsuccessful;
import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Map Runs that go on with their executions. */
class MapRunRedrivesTest {

  private static final String WRITES =
      "'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject','Parameters':{'Bucket':'b'}},";
  private static final String READS =
      "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{'InputType':'JSON'},"
          + "'Parameters':{'Bucket':'b','Key':'k'}},";
  private static final String PASS = "'P':{'Type':'Pass','End':true}";

  /** Fails for 2 and 5 as long as it was not redriven. */
  private static final String FAILS_ONCE =
      "'P':{'Type':'Choice','Choices':["
          + "{'Variable':'$$.Execution.RedriveCount','NumericGreaterThan':0,'Next':'I'},"
          + "{'Not':{'Or':[{'Variable':'$','NumericEquals':2},{'Variable':'$','NumericEquals':5}]},"
          + "'Next':'I'}]},'I':{'Type':'Pass','End':true}";

  private static String machine(String more, String type, String states) {
    return ("{'StartAt':'M','States':{'M':{'Type':'Map',%s'End':true,'ItemProcessor':{"
            + "'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'%s'},"
            + "'StartAt':'P','States':{%s}}}}}")
        .formatted(more, type, states);
  }

  private static String machine(String more, String states) {
    return machine(more, "STANDARD", states);
  }

  private static MapRun run(MapRunWorld world) {
    return Objects.requireNonNull(
        world.of(world.runs().get(0)).progress().run(), "there is no run");
  }

  private static void redrive(MapRunWorld world) {
    assertThat(world.deliver(world.top, new Stimulus.Redriven(null))).isEqualTo(Outcome.ACCEPTED);
  }

  private static List<EventType> types(MapRunWorld world) {
    return world.events(world.top).stream().map(HistoryEvent::type).toList();
  }

  private static long count(MapRunWorld world, ExecutionKey key, EventType type) {
    return world.events(key).stream().filter(event -> event.type() == type).count();
  }

  @Test
  void shouldHaveTheSameRunGoOnWithWhatHasNotSucceeded() {
    MapRunWorld world =
        new MapRunWorld(machine("'MaxConcurrency':1,", FAILS_ONCE), "[1,2,3]", 1).run();
    assertThat(world.ending().error()).isEqualTo("States.ExceedToleratedFailureThreshold");
    assertThat(run(world).items()).isEqualTo(new Counts(0, 1, 1, 0, 0, 2));
    redrive(world);
    assertThat(run(world).unsuccessful().waitingItems().all()).isZero();
    world.run();

    assertThat(world.ending().output()).hasToString("[1,2,3]");
    assertThat(world.runs()).hasSize(1);
    assertThat(types(world))
        .containsExactly(
            EventType.EXECUTION_STARTED,
            EventType.MAP_STATE_ENTERED,
            EventType.MAP_STATE_STARTED,
            EventType.MAP_RUN_STARTED,
            EventType.MAP_RUN_FAILED,
            EventType.MAP_STATE_FAILED,
            EventType.EXECUTION_FAILED,
            EventType.EXECUTION_REDRIVEN,
            EventType.MAP_RUN_REDRIVEN,
            EventType.MAP_RUN_SUCCEEDED,
            EventType.MAP_STATE_SUCCEEDED,
            EventType.MAP_STATE_EXITED,
            EventType.EXECUTION_SUCCEEDED);
    HistoryEvent redriven = world.events(world.top).get(8);
    HistoryEvent started = world.events(world.top).get(3);
    assertThat(redriven.values()).containsExactly(started.values().get(0), 1L);
    assertThat(redriven.previousId()).isEqualTo(2);
    assertThat(run(world).items()).isEqualTo(new Counts(0, 3, 0, 0, 0, 3));
    assertThat(world.of(world.runs().get(0)).progress().redrives().count()).isEqualTo(1);
    assertThat(
            world.children().stream()
                .map(child -> world.of(child).progress().redrives().count())
                .toList())
        .containsExactly(0, 1, 0);
  }

  @Test
  void shouldTellOfThoseThatWaitToBeRedriven() {
    String tolerates = "'MaxConcurrency':1,'ToleratedFailureCount':1,";
    MapRunWorld world = new MapRunWorld(machine(tolerates, FAILS_ONCE), "[2,5,5,1]", 1).run();
    assertThat(run(world).executions()).isEqualTo(new Counts(0, 0, 2, 0, 0, 2));
    redrive(world);
    while (world.of(world.runs().get(0)).progress().ending() != null) {
      world.doOne();
    }

    assertThat(run(world).executions().running()).isEqualTo(1);
    assertThat(run(world).unsuccessful().waiting().failed()).isEqualTo(1);
    world.deliver(world.top, new Stimulus.Stopped(null, null));
    world.run();
    assertThat(run(world).unsuccessful().waiting().all()).isZero();
    assertThat(run(world).executions().failed() + run(world).executions().aborted()).isEqualTo(2);
  }

  @Test
  void shouldNameOnlyTheFilesOfThoseThatHaveSucceeded() {
    MapRunWorld world =
        new MapRunWorld(machine(WRITES + "'MaxConcurrency':2,", FAILS_ONCE), "[1,2,3,4]", 1).run();
    assertThat(world.files).containsKeys("FAILED_0", "manifest");
    redrive(world);
    world.run();

    assertThat(world.ending().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(file(world, "manifest").path("FAILED")).isEmpty();
    assertThat(file(world, "manifest").path("PENDING")).isEmpty();
    assertThat(written(world)).containsExactlyInAnyOrder("1", "2", "3", "4");
    assertThat(run(world).items()).isEqualTo(new Counts(0, 4, 0, 0, 0, 4));
  }

  private static JsonNode file(MapRunWorld world, String name) {
    return Objects.requireNonNull(world.files.get(name), name);
  }

  /** The inputs in the files that the manifest names. */
  private static List<String> written(MapRunWorld world) {
    return file(world, "manifest").path("SUCCEEDED").findValuesAsText("Key").stream()
        .flatMap(name -> file(world, name).findValuesAsText("Input").stream())
        .collect(Collectors.toList());
  }

  @Test
  void shouldBeginAnotherRunWhereTheResultIsTooLarge() {
    String large = "'P':{'Type':'Pass','Result':'" + "x".repeat(200_000) + "','End':true}";
    MapRunWorld world = new MapRunWorld(machine("", large), "[1,2]", 1).run();
    assertThat(world.ending().error()).isEqualTo("States.DataLimitExceeded");
    assertThat(world.of(world.runs().get(0)).frames()).isEmpty();
    redrive(world);
    world.run();

    assertThat(world.runs()).hasSize(2);
    assertThat(types(world)).doesNotContain(EventType.MAP_RUN_REDRIVEN);
  }

  /** Goes on until the run has asked for something with this frame. */
  private static Frame awaitFrame(MapRunWorld world, int id) {
    while (true) {
      for (ExecutionKey run : world.runs()) {
        Frame frame = world.of(run).frame(id);
        if (frame != null && frame.nonce() != 0) {
          return frame;
        }
      }
      world.doOne();
    }
  }

  /** What the run reads, or writes, cannot be had. */
  private static void failNext(MapRunWorld world, int frame, String error) {
    Frame waiting = awaitFrame(world, frame);
    world.deliver(
        world.runs().get(0), new Stimulus.TaskFailed(frame, waiting.nonce(), error, "no right"));
    world.run();
    assertThat(world.ending().error()).isEqualTo(error);
    redrive(world);
    world.run();
    assertThat(world.ending().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(world.runs()).hasSize(1);
    assertThat(types(world)).contains(EventType.MAP_RUN_REDRIVEN);
  }

  @Test
  void shouldReadAnewWhatCouldNotBeRead() {
    MapRunWorld world = new MapRunWorld(machine(READS, PASS), "{}", 1);
    world.stored.add(IntNode.valueOf(7));
    failNext(world, 1, "States.ItemReaderFailed");

    assertThat(world.ending().output()).hasToString("[7]");
  }

  @Test
  void shouldWriteWhatCouldNotBeWritten() {
    MapRunWorld world = new MapRunWorld(machine(WRITES, PASS), "[1,2,3]", 1);
    failNext(world, 2, "States.ResultWriterFailed");

    assertThat(written(world)).containsExactlyInAnyOrder("1", "2", "3");
    assertThat(world.children())
        .allMatch(child -> world.of(child).progress().redrives().count() == 0);
  }

  /** Its history has no room for it. */
  @Test
  void shouldCountAsFailedWhatCannotBeRedriven() {
    String endless = "'P':{'Type':'Pass','Next':'Q'},'Q':{'Type':'Pass','Next':'P'}";
    MapRunWorld world =
        new MapRunWorld(
                machine("", endless), "[1]", 1, new Limits(262_144, 16_000_000, 20, 1_000, 40))
            .run();
    redrive(world);
    world.run();

    assertThat(world.ending().error()).isEqualTo("States.ExceedToleratedFailureThreshold");
    assertThat(run(world).items()).isEqualTo(new Counts(0, 0, 1, 0, 0, 1));
    assertThat(run(world).unsuccessful().lasting().failed()).isEqualTo(1);
    redrive(world);
    assertThat(run(world).unsuccessful().waiting().all()).isZero();
  }

  /** It has kept nothing of what has not succeeded. */
  @Test
  void shouldBeginAnotherRunForOneThatAnOlderVersionHasEnded() {
    MapRunWorld world = new MapRunWorld(machine("", FAILS_ONCE), "[1,2]", 1).run();
    Execution ended = world.of(world.runs().get(0));
    Progress before = ended.progress();
    Progress older =
        new Progress(
            before.events(),
            before.lastEventTime(),
            before.nextFrame(),
            before.dueAt(),
            before.ending(),
            before.parents(),
            before.mocked(),
            before.redrives(),
            before.extras(),
            run(world).with(Unsuccessful.NOT_KEPT));
    world.put(new Execution(ended.start(), older, ended.frames()));
    redrive(world);
    world.run();

    assertThat(world.runs()).hasSize(2);
    assertThat(types(world))
        .containsSubsequence(
            EventType.MAP_RUN_REDRIVEN, EventType.MAP_STATE_STARTED, EventType.MAP_RUN_STARTED);
    assertThat(world.ending().error()).isEqualTo("States.ExceedToleratedFailureThreshold");
  }

  /** Whatever is stopped when, and done again as who did it has died: each item counts once. */
  @Test
  void shouldCountEachItemOnceHoweverOftenItIsStoppedAndRedriven() {
    for (int seed = 0; seed < 300; seed++) {
      Random chance = new Random(seed);
      int items = 1 + chance.nextInt(9);
      boolean reads = chance.nextBoolean();
      boolean writes = chance.nextBoolean();
      boolean express = chance.nextInt(3) == 0;
      String more =
          (reads ? READS : "")
              + (writes ? WRITES : "")
              + "'MaxConcurrency':"
              + chance.nextInt(4)
              + ",";
      String input =
          IntStream.rangeClosed(1, items)
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(",", "[", "]"));
      MapRunWorld world =
          new MapRunWorld(
              machine(more, express ? "EXPRESS" : "STANDARD", express ? PASS : FAILS_ONCE),
              reads ? "{}" : input,
              seed);
      if (reads) {
        IntStream.rangeClosed(1, items).forEach(i -> world.stored.add(IntNode.valueOf(i)));
      }
      stopNowAndThen(world, chance);

      assertThat(world.ending().status()).as("seed %s", seed).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(world.runs()).as("seed %s", seed).hasSize(1);
      assertThat(run(world).items())
          .as("seed %s", seed)
          .isEqualTo(new Counts(0, items, 0, 0, 0, items));
      assertThat(world.children())
          .as("seed %s", seed)
          .hasSize(items)
          .allMatch(child -> express || count(world, child, EventType.EXECUTION_SUCCEEDED) == 1);
      if (writes) {
        assertThat(new TreeSet<>(written(world))).as("seed %s", seed).hasSize(items);
        assertThat(written(world)).as("seed %s", seed).hasSize(items);
      } else {
        assertThat(world.ending().output()).as("seed %s", seed).hasToString(input);
      }
    }
  }

  private static void stopNowAndThen(MapRunWorld world, Random chance) {
    int stops = chance.nextInt(4);
    for (int i = 0; i < stops; i++) {
      doSome(world, chance.nextInt(20));
      world.deliver(world.top, new Stimulus.Stopped(null, null));
      doSome(world, chance.nextInt(20));
      if (world.ending().status() == ExecutionStatus.SUCCEEDED) {
        break;
      }
      redrive(world);
    }
    world.run();
    for (int i = 0; i < 9 && world.ending().status() != ExecutionStatus.SUCCEEDED; i++) {
      redrive(world);
      world.run();
    }
  }

  private static void doSome(MapRunWorld world, int times) {
    for (int i = 0; i < times && !world.owesNothing(); i++) {
      world.doOne();
    }
  }
}
