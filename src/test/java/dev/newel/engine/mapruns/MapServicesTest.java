package dev.newel.engine.mapruns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.asl.data.Json;
import dev.newel.engine.mapruns.reader.ItemPage;
import dev.newel.engine.mapruns.reader.ReaderException;
import dev.newel.engine.mapruns.writer.ChildResult;
import dev.newel.engine.mapruns.writer.ResultKind;
import dev.newel.engine.mapruns.writer.ResultWriter;
import dev.newel.engine.mapruns.writer.WriterException;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MapServicesTest {

  private static final JsonNode SERVICE =
      Json.ofTrusted("{\"Resource\":\"r\",\"Arguments\":{\"a\":1},\"Config\":{}}").node();

  private final List<JsonNode> items = new ArrayList<>();
  private @Nullable String source;
  private final List<Integer> asked = new ArrayList<>();
  private final List<ChildResult> written = new ArrayList<>();

  private final MapServices services =
      new MapServices(
          order -> Future.succeededFuture(this::page),
          (order, run) -> Future.succeededFuture(new Writer()));

  private final class Writer implements ResultWriter {
    @Override
    public Future<JsonNode> writeFile(ResultKind kind, int number, List<ChildResult> results) {
      written.addAll(results);
      return Future.succeededFuture(TextNode.valueOf(kind + "_" + number));
    }

    @Override
    public Future<JsonNode> finish(JsonNode files) {
      return Future.failedFuture(new WriterException("no room"));
    }
  }

  private Future<ItemPage> page(@Nullable String position, int most) {
    asked.add(most);
    int from = position == null ? 0 : Integer.parseInt(position);
    int to = Math.min(items.size(), from + most);
    String next = to < items.size() ? Integer.toString(to) : null;
    return Future.succeededFuture(new ItemPage(items.subList(from, to), next, source));
  }

  private static Effect.ReadItems read(@Nullable String position, int most) {
    return new Effect.ReadItems(1, 7, SERVICE, position, most, "In M. ");
  }

  private static Json output(Future<Stimulus> answer) {
    assertThat(answer.result()).isInstanceOf(Stimulus.TaskSucceeded.class);
    return ((Stimulus.TaskSucceeded) answer.result()).output();
  }

  @Test
  void shouldGivePagesAndWhereTheNextOneBegins() {
    items.addAll(List.of(TextNode.valueOf("a"), TextNode.valueOf("b"), TextNode.valueOf("c")));

    assertThat(output(services.read(read(null, 2))))
        .hasToString("{\"Items\":[\"a\",\"b\"],\"Next\":\"2\"}");
    assertThat(output(services.read(read("2", 2)))).hasToString("{\"Items\":[\"c\"]}");
  }

  @Test
  void shouldSayWhereItemsComeFrom() {
    items.add(TextNode.valueOf("a"));
    source = "s3://b/k";

    assertThat(output(services.read(read(null, 2))))
        .hasToString("{\"Items\":[\"a\"],\"Source\":\"s3://b/k\"}");
  }

  @Test
  void shouldAskForFewerWhereItemsAreLarge() {
    for (int i = 0; i < 40; i++) {
      items.add(TextNode.valueOf("x".repeat(100_000)));
    }

    JsonNode page = output(services.read(read(null, 40))).node();
    assertThat(page.path("Items").size()).isBetween(1, 10);
    assertThat(page.path("Next").asInt()).isEqualTo(page.path("Items").size());
    assertThat(asked).hasSizeGreaterThan(1);
  }

  @Test
  void shouldFailTheRunWhereNothingCanBeRead() {
    MapServices none =
        new MapServices(
            order -> Future.failedFuture(new ReaderException("no such bucket")),
            services.writers());

    assertThat(none.read(read(null, 1)).result())
        .isEqualTo(new Stimulus.TaskFailed(1, 7, "States.ItemReaderFailed", "no such bucket"));
  }

  @Test
  void shouldSayInWhichStateWhatWasReadHasNoItems() {
    MapServices none =
        new MapServices(
            order -> Future.failedFuture(ReaderException.located("no path")), services.writers());

    assertThat(none.read(read(null, 1)).result())
        .isEqualTo(new Stimulus.TaskFailed(1, 7, "States.ItemReaderFailed", "In M. no path"));
  }

  @Test
  void shouldWriteTheResultsOfAllBundles() {
    Effect.WriteResults write =
        new Effect.WriteResults(
            2,
            7,
            SERVICE,
            "arn",
            Effect.WriteResults.Kind.FAILED,
            3,
            List.of(Json.ofTrusted("[{\"a\":1},{\"a\":2}]"), Json.ofTrusted("[{\"a\":3}]")));

    assertThat(output(services.write(write))).hasToString("\"FAILED_3\"");
    assertThat(written)
        .extracting(result -> result.details().path("a").intValue())
        .containsExactly(1, 2, 3);
  }

  @Test
  void shouldFailTheRunWhereNothingCanBeWritten() {
    Effect.WriteManifest write =
        new Effect.WriteManifest(2, 7, SERVICE, "arn", JsonNodeFactory.instance.objectNode());

    assertThat(services.finish(write).result())
        .isEqualTo(new Stimulus.TaskFailed(2, 7, "States.ResultWriterFailed", "no room"));
  }
}
