package dev.newel.engine.mapruns.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.engine.mapruns.bucket.FolderBuckets;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketResultWritersTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final String UUID = "ad9b5f27-090b-3ac6-9beb-243cd77144a7";
  private static final String RUN = "arn:aws:states:us-east-2:123456789012:mapRun:m/Map:" + UUID;
  private static final String PUT = "arn:aws:states:::s3:putObject";
  private static final String DETAILS = "{\"Output\":\"{\\\"n\\\":1}\",\"Status\":\"SUCCEEDED\"}";

  @TempDir Path folder;
  private ResultWriters writers;

  @BeforeEach
  void begin() throws IOException {
    Files.createDirectory(folder.resolve("b"));
    writers =
        new BucketResultWriters(
            VERTX.createSharedWorkerExecutor("results", 1), new FolderBuckets(folder));
  }

  @AfterAll
  static void end() throws Exception {
    VERTX.close().await(20, TimeUnit.SECONDS);
  }

  private ResultWriter open(String arguments, String config) throws Exception {
    return await(writers.open(new WriterOrder(PUT, json(arguments), json(config)), RUN));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.await(20, TimeUnit.SECONDS);
  }

  private static JsonNode json(String text) throws IOException {
    return Json.MAPPER.readTree(text);
  }

  @Test
  void shouldWriteFilesAndTheManifest() throws Exception {
    ResultWriter writer = open("{\"Bucket\":\"b\",\"Prefix\":\"jobs\"}", "{}");

    JsonNode entry =
        await(writer.writeFile(ResultKind.SUCCEEDED, 0, List.of(new ChildResult(json(DETAILS)))));
    JsonNode result = await(writer.finish(json("{\"SUCCEEDED\":[%s]}".formatted(entry))));

    String written = "jobs/" + UUID + "/";
    assertThat(entry)
        .hasToString("{\"Key\":\"%sSUCCEEDED_0.json\",\"Size\":45}".formatted(written));
    assertThat(folder.resolve("b/" + written + "SUCCEEDED_0.json")).hasContent("[" + DETAILS + "]");
    assertThat(folder.resolve("b/" + written + "manifest.json"))
        .hasContent(
            """
            {"DestinationBucket":"b","MapRunArn":"%s","ResultFiles":{"FAILED":[],"PENDING":[],\
            "SUCCEEDED":[%s]}}"""
                .formatted(RUN, entry));
    assertThat(result)
        .hasToString(
            """
            {"MapRunArn":"%s","ResultWriterDetails":{"Bucket":"b","Key":"%smanifest.json"}}"""
                .formatted(RUN, written));
  }

  @Test
  void shouldWriteTheSameFileAgain() throws Exception {
    ResultWriter writer = open("{\"Bucket\":\"b\"}", "{\"OutputType\":\"JSONL\"}");
    List<ChildResult> results = List.of(new ChildResult(json(DETAILS)));

    JsonNode first = await(writer.writeFile(ResultKind.FAILED, 3, results));
    JsonNode second =
        await(
            open("{\"Bucket\":\"b\"}", "{\"OutputType\":\"JSONL\"}")
                .writeFile(ResultKind.FAILED, 3, results));

    assertThat(second)
        .isEqualTo(first)
        .hasToString("{\"Key\":\"%s/FAILED_3.jsonl\",\"Size\":44}".formatted(UUID));
    try (var files = Files.list(folder.resolve("b/" + UUID))) {
      assertThat(files).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "p, p/", "p/, p/", "p/q, p/q/"})
  void shouldPutAllUnderThePrefix(String prefix, String above) throws Exception {
    ResultWriter writer = open("{\"Bucket\":\"b\",\"Prefix\":\"%s\"}".formatted(prefix), "{}");

    assertThat(await(writer.finish(json("{}"))).at("/ResultWriterDetails/Key").asText())
        .isEqualTo(above + UUID + "/manifest.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "s3:putObject!{}!{}!The field 'Bucket' is required but was missing",
        "s3:copyObject!{\"Bucket\":\"b\"}!{}!The resource arn:aws:states:::s3:copyObject is not supported by Newel",
        "s3:putObject!{\"Bucket\":\"b\"}!{\"OutputType\":\"CSV\"}!The OutputType is none that is supported: CSV",
      })
  void shouldSayWhatCannotBeWritten(String action, String arguments, String config, String cause)
      throws Exception {
    WriterOrder order =
        new WriterOrder("arn:aws:states:::" + action, json(arguments), json(config));

    assertThatThrownBy(() -> await(writers.open(order, RUN)))
        .isInstanceOf(WriterException.class)
        .hasMessage(cause);
  }

  @Test
  void shouldFailWithoutTheBucket() throws Exception {
    ResultWriter writer = open("{\"Bucket\":\"none\"}", "{}");

    assertThatThrownBy(() -> await(writer.finish(json("{}"))))
        .isInstanceOf(WriterException.class)
        .hasMessageContaining("NoSuchBucket");
  }
}
