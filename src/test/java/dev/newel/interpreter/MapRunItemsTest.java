package dev.newel.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.event.EventType;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What executions of items get in Map Runs, and what is made of what they give. */
class MapRunItemsTest {

  private static final String READS =
      "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{'InputType':'JSON'},"
          + "'Parameters':{'Bucket':'b','Key':'k'}},";

  private static String machine(String more) {
    return ("{'StartAt':'M','States':{'M':{'Type':'Map',%s'End':true,'ItemProcessor':{"
            + "'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},"
            + "'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}}}}")
        .formatted(more);
  }

  private static JsonNode output(MapRunWorld world) {
    return Objects.requireNonNull(world.run().ending().output()).node();
  }

  private static MapRunWorld reading(String more, int items) {
    MapRunWorld world = new MapRunWorld(machine(READS + more), "{}", 1);
    IntStream.rangeClosed(1, items).forEach(i -> world.stored.add(IntNode.valueOf(i)));
    return world;
  }

  private static List<String> sources(JsonNode output) {
    return output.findValuesAsText("from").stream()
        .map(source -> source.substring("s3://b/from-".length()))
        .toList();
  }

  @Test
  void shouldSayThatItemsComeFromTheInput() {
    MapRunWorld world =
        new MapRunWorld(machine("'ItemSelector':{'from.$':'$$.Map.Item.Source'},"), "[7]", 1);

    assertThat(output(world)).hasToString("[{\"from\":\"STATE_DATA\"}]");
  }

  /** A page has three items. */
  @Test
  void shouldSayWhereItemsWereRead() {
    MapRunWorld world = reading("'ItemSelector':{'from.$':'$$.Map.Item.Source'},", 7);

    assertThat(sources(output(world))).containsExactly("0", "0", "0", "3", "3", "3", "6");
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "4", "5", "8", "100"})
  void shouldSayWhereItemsOfABatchWereRead(int most) {
    String batcher = "'ItemBatcher':{'MaxItemsPerBatch':" + most + "},";
    MapRunWorld world = reading(batcher + "'ItemSelector':{'from.$':'$$.Map.Item.Source'},", 8);

    assertThat(sources(output(world))).containsExactly("0", "0", "0", "3", "3", "3", "6", "6");
  }

  @Test
  void shouldKnowInWhichStateItemsAreRead() {
    MapRunWorld world = reading("", 1);
    while (world.runs().isEmpty()) {
      world.doOne();
    }

    assertThat(
            world.of(world.runs().get(0)).frames().stream()
                .filter(frame -> frame.parent() != Frame.NONE)
                .map(frame -> world.effectOf(world.runs().get(0), frame)))
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.ReadItems.class,
            read ->
                assertThat(read.where())
                    .isEqualTo(
                        "An error occurred while executing the state 'M' (entered at the event id"
                            + " #2). "));
  }

  @Test
  void shouldTellWhereASelectorFailsInJsonata() {
    MapRunWorld world =
        new MapRunWorld(
                ("{'QueryLanguage':'JSONata','StartAt':'M','States':{'M':{'Type':'Map','End':true,"
                    + "'ItemSelector':{'a':'{% $states.context.Map.Item.Value.v %}'},"
                    + "'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED',"
                    + "'ExecutionType':'STANDARD'},'StartAt':'P','States':{'P':{'Type':'Pass',"
                    + "'End':true}}}}}}"),
                "[{'v':1},{'w':2}]",
                1)
            .run();
    String cause =
        "An error occurred while executing the state 'M' (entered at the event id #2). The JSONata"
            + " expression '$states.context.Map.Item.Value.v' specified for the field"
            + " 'ItemSelector/a' returned nothing (undefined).";

    assertThat(world.ending().error()).isEqualTo("States.QueryEvaluationError");
    assertThat(world.ending().cause()).isEqualTo(cause);
    assertThat(world.events(world.top))
        .extracting(event -> event.type())
        .endsWith(
            EventType.MAP_RUN_STARTED,
            EventType.EVALUATION_FAILED,
            EventType.MAP_RUN_FAILED,
            EventType.MAP_STATE_FAILED,
            EventType.EXECUTION_FAILED);
    assertThat(world.events(world.top).get(4).values())
        .containsExactly("States.QueryEvaluationError", cause, "ItemSelector/a", "M");
  }

  @Test
  void shouldTellInWhichStateASelectorFailsInJsonPath() {
    MapRunWorld world =
        new MapRunWorld(machine("'ItemSelector':{'a.$':'$$.Map.Item.Value.v'},"), "[{'w':2}]", 1)
            .run();

    assertThat(world.ending().cause())
        .startsWith(
            "An error occurred while executing the state 'M' (entered at the event id #2). ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'Transformation':'FLATTEN' | [1,2,3]",
        "'Transformation':'COMPACT' | [[1,2],3]",
        "'OutputType':'JSON' | [[1,2],3]",
        "'Transformation':'FLATTEN','OutputType':'JSONL' | \"1\\n2\\n3\\n\"",
        "'Transformation':'COMPACT','OutputType':'JSONL' | \"[1,2]\\n3\\n\"",
      })
  void shouldGiveResultsInTheFormThatIsAskedFor(String config, String result) {
    String writer = "'ResultWriter':{'WriterConfig':{" + config + "}},";
    MapRunWorld world = new MapRunWorld(machine(writer), "[[1,2],3]", 1);

    assertThat(output(world)).hasToString(result);
  }

  @Test
  void shouldGiveAllOfAResult() {
    String writer = "'ResultWriter':{'WriterConfig':{'Transformation':'NONE'}},";
    JsonNode output = output(new MapRunWorld(machine(writer), "[[1,2]]", 1));

    assertThat(output.path(0).path("Output").asText()).isEqualTo("[1,2]");
    assertThat(output.path(0).path("Status").asText()).isEqualTo("SUCCEEDED");
  }
}
