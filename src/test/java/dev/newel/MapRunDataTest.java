package dev.newel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.config.NewelConfig;
import dev.newel.engine.mapruns.reader.ItemPage;
import dev.newel.engine.mapruns.reader.ReaderOrder;
import dev.newel.engine.mapruns.writer.WriterOrder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers and writers as a configuration has them. */
class MapRunDataTest {

  private final Vertx vertx = Vertx.vertx();

  @TempDir Path folder;
  private ServiceTasks services;
  private MapRunData data;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectory(folder.resolve("b"));
    NewelConfig config = NewelConfig.builder().set("s3.dir", folder.toString()).build();
    services = new ServiceTasks(vertx, config);
    data = services.mapRunData();
  }

  @AfterEach
  void stop() throws Exception {
    await(services.close());
    await(vertx.close());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.await(20, TimeUnit.SECONDS);
  }

  private static JsonNode json(String text) throws IOException {
    return Json.MAPPER.readTree(text);
  }

  /** More than there are workers. */
  @Test
  void shouldReadManyAtOnce() throws Exception {
    Files.writeString(folder.resolve("b/k"), "[1,2,3]");
    ReaderOrder order =
        new ReaderOrder(
            "arn:aws:states:::s3:getObject",
            json("{\"Bucket\":\"b\",\"Key\":\"k\"}"),
            json("{\"InputType\":\"JSON\"}"));

    List<Future<ItemPage>> pages =
        IntStream.range(0, 50)
            .mapToObj(i -> data.readers().open(order).compose(reader -> reader.read(null, 10)))
            .toList();

    await(Future.all(pages));
    assertThat(pages).allMatch(page -> page.result().items().toString().equals("[1, 2, 3]"));
  }

  @Test
  void shouldWriteIntoTheFolder() throws Exception {
    JsonNode none = json("{}");
    WriterOrder order =
        new WriterOrder("arn:aws:states:::s3:putObject", json("{\"Bucket\":\"b\"}"), none);

    await(
        data.writers()
            .open(order, "arn:aws:states:us-east-1:000000000000:mapRun:m/M:uuid")
            .compose(writer -> writer.finish(none)));

    assertThat(folder.resolve("b/uuid/manifest.json")).exists();
  }
}
