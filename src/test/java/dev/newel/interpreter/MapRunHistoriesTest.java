package dev.newel.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.environment.Environment.Limits;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.MapRun.Counts;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distributed Map states, their Map Runs and the executions of their items. */
class MapRunHistoriesTest {

  private static final String PASS = "'P':{'Type':'Pass','End':true}";
  private static final String WAITS = "'P':{'Type':'Wait','Seconds':60,'End':true}";

  /** Fails for 4. */
  private static final String CHOOSES =
      "'P':{'Type':'Choice','Choices':[{'Variable':'$','NumericEquals':4,'Next':'F'}],'Default':'I'},"
          + "'F':{'Type':'Fail','Error':'Bad','Cause':'c'},'I':{'Type':'Pass','End':true}";

  private static String machine(String more, String states) {
    return ("{'StartAt':'M','States':{'M':{'Type':'Map',%s'End':true,'ItemProcessor':{"
            + "'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},"
            + "'StartAt':'P','States':{%s}}}}}")
        .formatted(more, states);
  }

  private static String items(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static MapRunWorld run(String definition, String input) {
    return new MapRunWorld(definition, input, 1).run();
  }

  private static MapRun mapRun(MapRunWorld world) {
    return Objects.requireNonNull(world.of(world.runs().get(0)).progress().run());
  }

  @Test
  void shouldHaveTheHistoryOfAws() {
    MapRunWorld world = run(machine("'Label':'L',", PASS), "[1,2]");

    assertThat(types(world))
        .containsExactly(
            "ExecutionStarted",
            "MapStateEntered",
            "MapStateStarted",
            "MapRunStarted",
            "MapRunSucceeded",
            "MapStateSucceeded",
            "MapStateExited",
            "ExecutionSucceeded");
    assertThat(world.ending().output()).hasToString("[1,2]");
    assertThat(world.events(world.top).get(6).previousId()).isEqualTo(5);
  }

  /** As AWS has it since the state says what its items are. */
  @Test
  void shouldGoOnFromTheStartOfTheRunWhereItemsAreNamed() {
    MapRunWorld world = run(machine("'ItemsPath':'$.a',", PASS), "{'a':[1,2]}");

    assertThat(world.events(world.top).get(6).previousId()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,3", "100,3", "250,7", "65,0"})
  void shouldGiveTheOutputsInTheOrderOfTheItems(int count, int concurrency) {
    for (long seed = 0; seed < 5; seed++) {
      MapRunWorld world =
          new MapRunWorld(
                  machine("'MaxConcurrency':" + concurrency + ",", PASS), items(count), seed)
              .run();

      assertThat(world.ending().output()).hasToString(items(count));
      assertThat(world.children()).hasSize(count);
      assertThat(mapRun(world).items()).isEqualTo(new Counts(0, count, 0, 0, 0, count));
      assertThat(mapRun(world).executions()).isEqualTo(new Counts(0, count, 0, 0, 0, count));
    }
  }

  @Test
  void shouldEndAtOnceWithoutItems() {
    assertThat(run(machine("", PASS), "[]").ending().output()).hasToString("[]");
  }

  @Test
  void shouldSelectWhatAnExecutionGets() {
    MapRunWorld world =
        run(
            machine(
                "'ItemsPath':'$.a','ItemSelector':{'of.$':'$.b','index.$':'$$.Map.Item.Index',"
                    + "'value.$':'$$.Map.Item.Value','parent.$':'$$.Execution.Name'},",
                PASS),
            "{'a':['x','y'],'b':7}");

    assertThat(world.ending().output())
        .hasToString(
            "[{\"of\":7,\"index\":0,\"value\":\"x\",\"parent\":\"run\"},"
                + "{\"of\":7,\"index\":1,\"value\":\"y\",\"parent\":\"run\"}]");
  }

  @Test
  void shouldSelectInJsonata() {
    MapRunWorld world =
        run(
            ("{'QueryLanguage':'JSONata','StartAt':'A','States':{'A':{'Type':'Pass',"
                + "'Assign':{'v':5},'Next':'M'},'M':{'Type':'Map','Items':'{% [1,2] %}','End':true,"
                + "'ItemSelector':'{% $states.context.Map.Item.Value * $v %}','ItemProcessor':{"
                + "'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'EXPRESS'},"
                + "'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}}}}"),
            "{}");

    assertThat(world.ending().output()).hasToString("[5,10]");
  }

  @Test
  void shouldFailWithTheFirstItemThatFails() {
    MapRunWorld world = run(machine("'MaxConcurrency':1,", CHOOSES), items(6));

    Ending ending = world.ending();
    assertThat(ending.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(ending.error()).isEqualTo("States.ExceedToleratedFailureThreshold");
    assertThat(ending.cause()).isEqualTo("The specified tolerated failure threshold was exceeded");
    assertThat(types(world))
        .endsWith("MapRunStarted", "MapRunFailed", "MapStateFailed", "ExecutionFailed");
    assertThat(mapRun(world).items()).isEqualTo(new Counts(0, 3, 1, 0, 0, 4));
    assertThat(mapRun(world).pendingItems()).isEqualTo(2);
  }

  private static List<String> types(MapRunWorld world) {
    return world.events(world.top).stream().map(event -> event.type().wireName()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "Count, 1, true",
    "Percentage, 20, true",
    "Percentage, 19.5, false",
    "Count, 0, false",
    "Percentage, 100, true",
  })
  void shouldTolerate(String what, String most, boolean tolerated) {
    MapRunWorld world =
        run(machine("'ToleratedFailure" + what + "':" + most + ",", CHOOSES), items(5));

    assertThat(world.ending().status() == ExecutionStatus.SUCCEEDED).isEqualTo(tolerated);
    if (tolerated) {
      Json output = Objects.requireNonNull(world.ending().output());
      assertThat(output.node().path(3).path("Status").asText()).isEqualTo("FAILED");
      assertThat(output.node().path(3).path("Error").asText()).isEqualTo("Bad");
      assertThat(output.node().path(4).intValue()).isEqualTo(5);
    }
  }

  @Test
  void shouldMakeBatches() {
    MapRunWorld world =
        run(machine("'ItemBatcher':{'MaxItemsPerBatch':2,'BatchInput':{'b':1}},", PASS), items(5));

    assertThat(world.ending().output())
        .hasToString(
            "[{\"BatchInput\":{\"b\":1},\"Items\":[1,2]},{\"BatchInput\":{\"b\":1},\"Items\":[3,4]},"
                + "{\"BatchInput\":{\"b\":1},\"Items\":[5]}]");
    assertThat(mapRun(world).items().succeeded()).isEqualTo(5);
    assertThat(mapRun(world).executions().succeeded()).isEqualTo(3);
  }

  private static final String READS =
      "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{'InputType':'JSON'},"
          + "'Parameters':{'Bucket':'b','Key':'k'}},";

  @ParameterizedTest
  @CsvSource({"0", "1", "3", "10", "200"})
  void shouldReadItemsPageByPage(int count) {
    for (long seed = 0; seed < 5; seed++) {
      MapRunWorld world =
          new MapRunWorld(
              machine(READS + "'ItemBatcher':{'MaxItemsPerBatch':4},", PASS), "{}", seed);
      IntStream.rangeClosed(1, count).forEach(i -> world.stored.add(IntNode.valueOf(i)));
      world.run();

      List<String> got = new ArrayList<>();
      Objects.requireNonNull(world.ending().output())
          .node()
          .forEach(batch -> batch.path("Items").forEach(item -> got.add(item.asText())));
      assertThat(got)
          .isEqualTo(IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList());
      assertThat(world.children()).hasSize((count + 3) / 4);
    }
  }

  @Test
  void shouldFailWithAnItemThatWasRead() {
    for (long seed = 0; seed < 10; seed++) {
      MapRunWorld world =
          new MapRunWorld(machine(READS + "'MaxConcurrency':2,", CHOOSES), "{}", seed);
      IntStream.rangeClosed(1, 6).forEach(i -> world.stored.add(IntNode.valueOf(i)));
      world.run();

      assertThat(world.ending().error()).isEqualTo("States.ExceedToleratedFailureThreshold");
      assertThat(mapRun(world).items().running()).isZero();
      assertThat(mapRun(world).items().failed()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "40"})
  void shouldWriteEachResultOnce(int count) {
    for (long seed = 0; seed < 5; seed++) {
      MapRunWorld world =
          new MapRunWorld(
                  machine(
                      "'ToleratedFailurePercentage':100,'ResultWriter':{"
                          + "'Resource':'arn:aws:states:::s3:putObject','Parameters':{'Bucket':'b'}},",
                      CHOOSES),
                  items(count),
                  seed)
              .run();

      assertThat(world.ending().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
      Set<String> names = new TreeSet<>();
      int results = 0;
      for (var file : world.files.entrySet()) {
        if (!file.getKey().equals("manifest")) {
          file.getValue().forEach(details -> names.add(details.path("Name").asText()));
          results += file.getValue().size();
        }
      }
      assertThat(results).isEqualTo(count);
      assertThat(names).hasSize(count);
      assertThat(world.files).containsKey("manifest");
      assertThat(mapRun(world).items().written()).isEqualTo(count);
    }
  }

  @Test
  void shouldFailWhereTheResultsAreTooLargeTogether() {
    Limits small = new Limits(1_000, 16_000_000, 25_000, 1_000, 40);
    MapRunWorld world =
        new MapRunWorld(
                machine("'ItemSelector':{'a':'" + "x".repeat(100) + "'},", PASS),
                items(50),
                1,
                small)
            .run();

    assertThat(world.ending().error()).isEqualTo("States.DataLimitExceeded");
    assertThat(world.children()).hasSize(50);
  }

  @Test
  void shouldStopTheExecutionsWithTheirParent() {
    for (long seed = 0; seed < 20; seed++) {
      MapRunWorld world = new MapRunWorld(machine("'MaxConcurrency':3,", WAITS), items(10), seed);
      for (int i = 0; i < seed && !world.owesNothing(); i++) {
        world.doOne();
      }
      world.deliver(world.top, new Stimulus.Stopped("E", null));
      world.run();

      assertThat(world.ending().status()).isEqualTo(ExecutionStatus.ABORTED);
      for (ExecutionKey key : world.children()) {
        assertThat(Objects.requireNonNull(world.of(key).progress().ending()).status())
            .isEqualTo(ExecutionStatus.ABORTED);
      }
      if (!world.runs().isEmpty()) {
        assertThat(world.of(world.runs().get(0)).progress().status())
            .isEqualTo(ExecutionStatus.ABORTED);
        assertThat(mapRun(world).items().running()).isZero();
        assertThat(mapRun(world).items().aborted())
            .isEqualTo(Math.min(3, 10 - mapRun(world).pendingItems()));
      }
    }
  }

  @Test
  void shouldRunNoMoreAtATimeThanMay() {
    MapRunWorld world = new MapRunWorld(machine("'MaxConcurrency':3,", WAITS), items(10), 5);
    world.run();

    assertThat(world.mostOpen).isEqualTo(3);
    world.deliver(world.runs().get(0), new Stimulus.MapRunUpdated(5L, null, null));
    world.run();
    assertThat(world.mostOpen).isEqualTo(5);
  }

  @Test
  void shouldAskAgainForWhatItHasAskedFor() {
    MapRunWorld world = new MapRunWorld(machine("'MaxConcurrency':3,", WAITS), items(10), 5);
    var frame = world.of(world.top).frames().iterator().next();
    assertThat(world.effectOf(world.top, frame)).isNotNull();
    world.run();
    assertThat(world.effectOf(world.top, world.of(world.top).frames().iterator().next())).isNull();
  }

  @Test
  void shouldAbortTheRunOfABranch() {
    String branch = machine("'MaxConcurrency':2,", WAITS);
    MapRunWorld world =
        run(
            "{'StartAt':'A','States':{'A':{'Type':'Parallel','End':true,'Branches':["
                + branch
                + ",{'StartAt':'B','States':{'B':{'Type':'Pass','Next':'C'},'C':{'Type':'Fail'}}}]}}}",
            items(4));

    assertThat(types(world))
        .containsSubsequence("MapRunStarted", "MapRunAborted", "MapStateAborted");
    assertThat(world.children())
        .allSatisfy(
            key ->
                assertThat(world.of(key).progress().status()).isEqualTo(ExecutionStatus.ABORTED));
  }

  @Test
  void shouldNestRuns() {
    String inner = machine("", PASS).replace("'P'", "'Q'").replace("'M'", "'N'");
    String states = inner.substring(inner.indexOf("'N':{'Type'"), inner.length() - 2);
    MapRunWorld world =
        run(
            machine("", states)
                .replace("'StartAt':'P','States':{'N'", "'StartAt':'N','States':{'N'"),
            "[[1,2],[3]]");

    assertThat(world.ending().output()).hasToString("[[1,2],[3]]");
    assertThat(world.runs()).hasSize(3);
    assertThat(world.children()).hasSize(5);
  }
}
