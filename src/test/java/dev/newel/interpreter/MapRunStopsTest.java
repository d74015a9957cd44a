package dev.newel.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.Stimulus;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is written of Map Runs that do not come to their end. */
class MapRunStopsTest {

  private static final String WRITES =
      "'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject','Parameters':{'Bucket':'b'}},";
  private static final String READS =
      "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{'InputType':'JSON'},"
          + "'Parameters':{'Bucket':'b','Key':'k'}},";
  private static final String WAITS = "'P':{'Type':'Wait','Seconds':60,'End':true}";

  /** Fails for 2, and waits for others. */
  private static final String CHOOSES =
      "'P':{'Type':'Choice','Choices':[{'Variable':'$','NumericEquals':2,'Next':'F'}],'Default':'I'},"
          + "'F':{'Type':'Fail','Error':'Bad'},'I':{'Type':'Wait','Seconds':60,'End':true}";

  private static String machine(String more, String states) {
    return ("{'StartAt':'M','States':{'M':{'Type':'Map',%s'End':true,'ItemProcessor':{"
            + "'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},"
            + "'StartAt':'P','States':{%s}}}}}")
        .formatted(more, states);
  }

  private static void stop(MapRunWorld world) {
    world.deliver(world.top, new Stimulus.Stopped("E", null));
    world.run();
  }

  private static MapRun run(MapRunWorld world) {
    return Objects.requireNonNull(world.of(world.runs().get(0)).progress().run());
  }

  private static JsonNode file(MapRunWorld world, String name) {
    return world.files.getOrDefault(name, MissingNode.getInstance());
  }

  @Test
  void shouldWriteWhatWasStoppedAndWhatHasNotBegun() {
    MapRunWorld world =
        new MapRunWorld(machine(WRITES + "'MaxConcurrency':2,", WAITS), "[1,2,3,4]", 1).run();
    stop(world);

    assertThat(world.of(world.runs().get(0)).progress().status())
        .isEqualTo(ExecutionStatus.ABORTED);
    assertThat(file(world, "FAILED_0").findValuesAsText("Status"))
        .containsExactly("ABORTED", "ABORTED");
    assertThat(file(world, "FAILED_0").findValuesAsText("ExecutionArn"))
        .containsExactlyInAnyOrderElementsOf(
            world.children().stream().map(key -> key.arn()).toList());
    assertThat(file(world, "PENDING_0").findValuesAsText("Status"))
        .containsExactly("PENDING", "PENDING");
    assertThat(file(world, "PENDING_0").findValuesAsText("Input")).containsExactly("3", "4");
    assertThat(file(world, "PENDING_0").path(0).path("StateMachineArn").asText())
        .isEqualTo(world.children().get(0).machineArn());
    assertThat(file(world, "manifest"))
        .hasToString(
            "{\"SUCCEEDED\":[],\"FAILED\":[{\"Key\":\"FAILED_0\"}],"
                + "\"PENDING\":[{\"Key\":\"PENDING_0\"}]}");
    assertThat(run(world).items()).isEqualTo(new MapRun.Counts(0, 0, 0, 0, 2, 2));
    assertThat(run(world).pendingItems()).isEqualTo(2);
  }

  @Test
  void shouldWriteEachItemOnceWheneverItIsStopped() {
    for (int seed = 0; seed < 40; seed++) {
      MapRunWorld world =
          new MapRunWorld(machine(WRITES + "'MaxConcurrency':3,", WAITS), "[1,2,3,4,5,6]", seed);
      for (int i = 0; i < seed && !world.owesNothing(); i++) {
        world.doOne();
      }
      stop(world);

      if (!world.runs().isEmpty()) {
        List<String> stopped = file(world, "FAILED_0").findValuesAsText("Name");
        assertThat(stopped).hasSize((int) run(world).items().aborted());
        assertThat(new TreeSet<>(stopped)).hasSameSizeAs(stopped);
        assertThat(stopped.size() + file(world, "PENDING_0").size()).isIn(0, 6);
        assertThat(run(world).items().running()).isZero();
        assertThat(world.of(world.runs().get(0)).progress().status())
            .isEqualTo(ExecutionStatus.ABORTED);
      }
    }
  }

  @Test
  void shouldWriteWhatHasNotBegunWhereTooManyFail() {
    MapRunWorld world =
        new MapRunWorld(machine(WRITES + "'MaxConcurrency':2,", CHOOSES), "[1,2,3,4]", 1).run();

    assertThat(world.ending().error()).isEqualTo("States.ExceedToleratedFailureThreshold");
    assertThat(file(world, "FAILED_0").findValuesAsText("Status"))
        .containsExactlyInAnyOrder("FAILED", "ABORTED");
    assertThat(file(world, "PENDING_0").findValuesAsText("Input")).containsExactly("3", "4");
    assertThat(run(world).items()).isEqualTo(new MapRun.Counts(0, 0, 1, 0, 1, 2));
  }

  /** A page has three items; what comes after it is not known. */
  @Test
  void shouldWriteWhatWasReadAndHasNotBegun() {
    MapRunWorld world =
        new MapRunWorld(machine(READS + WRITES + "'MaxConcurrency':2,", WAITS), "{}", 1);
    IntStream.rangeClosed(1, 7).forEach(i -> world.stored.add(IntNode.valueOf(i)));
    world.run();
    stop(world);

    assertThat(file(world, "PENDING_0").findValuesAsText("Input")).containsExactly("3");
  }

  @Test
  void shouldWriteTheInputsOfBatchesThatHaveNotBegun() {
    String batches =
        "'ItemBatcher':{'MaxItemsPerBatch':2},'ItemSelector':{'v.$':'$$.Map.Item.Value'},";
    MapRunWorld world =
        new MapRunWorld(machine(WRITES + batches + "'MaxConcurrency':1,", WAITS), "[1,2,3,4,5]", 1)
            .run();
    stop(world);

    assertThat(file(world, "PENDING_0").findValuesAsText("Input"))
        .containsExactly("{\"Items\":[{\"v\":3},{\"v\":4}]}", "{\"Items\":[{\"v\":5}]}");
  }

  @Test
  void shouldWriteAnItemAsItIsThatNoInputCanBeMadeOf() {
    String selector = "'ItemSelector':{'v.$':'$$.Map.Item.Value.v'},";
    MapRunWorld world =
        new MapRunWorld(machine(WRITES + selector, WAITS), "[{'v':1},{'w':2},{'v':3}]", 1).run();

    assertThat(world.ending().status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(file(world, "PENDING_0").findValuesAsText("Input"))
        .containsExactly("{\"w\":2}", "{\"v\":3}");
  }
}
