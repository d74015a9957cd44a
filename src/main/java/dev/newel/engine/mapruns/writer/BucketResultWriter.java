package dev.newel.engine.mapruns.writer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.engine.mapruns.bucket.BucketException;
import dev.newel.engine.mapruns.bucket.Buckets;
import dev.newel.engine.mapruns.bucket.NewContent;
import dev.newel.engine.mapruns.bucket.ObjectName;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.concurrent.Callable;

/** Writes the results of a Map Run into a bucket, on workers. */
record BucketResultWriter(
    WorkerExecutor workers, Buckets buckets, ResultFolder folder, ResultText text, String mapRunArn)
    implements ResultWriter {

  private static final String MANIFEST = "manifest.json";
  private static final String JSON = "application/json";
  private static final String JSON_LINES = "application/jsonl";

  /** In the order of the manifest. */
  private static final List<ResultKind> KINDS =
      List.of(ResultKind.FAILED, ResultKind.PENDING, ResultKind.SUCCEEDED);

  @Override
  public Future<JsonNode> writeFile(ResultKind kind, int number, List<ChildResult> results) {
    List<ChildResult> all = List.copyOf(results);
    ObjectName file =
        folder.file("%s_%d.%s".formatted(kind, number, text.form().lines() ? "jsonl" : "json"));
    return onWorker(
        () -> {
          NewContent content =
              new NewContent(text.of(all), text.form().lines() ? JSON_LINES : JSON);
          buckets.put(file, content);
          return JsonNodeFactory.instance
              .objectNode()
              .put("Key", file.key())
              .put("Size", content.bytes().length);
        });
  }

  @Override
  public Future<JsonNode> finish(JsonNode files) {
    ObjectName file = folder.file(MANIFEST);
    String text = Json.write(manifest(files));
    return onWorker(
        () -> {
          buckets.put(file, new NewContent(text, JSON));
          return result(file);
        });
  }

  private ObjectNode manifest(JsonNode files) {
    ObjectNode manifest =
        JsonNodeFactory.instance
            .objectNode()
            .put("DestinationBucket", folder.bucket())
            .put("MapRunArn", mapRunArn);
    ObjectNode byKind = manifest.putObject("ResultFiles");
    for (ResultKind kind : KINDS) {
      ArrayNode entries = byKind.putArray(kind.name());
      files.path(kind.name()).forEach(entries::add);
    }
    return manifest;
  }

  private JsonNode result(ObjectName manifest) {
    ObjectNode result = JsonNodeFactory.instance.objectNode().put("MapRunArn", mapRunArn);
    result
        .putObject("ResultWriterDetails")
        .put("Bucket", manifest.bucket())
        .put("Key", manifest.key());
    return result;
  }

  private Future<JsonNode> onWorker(Callable<JsonNode> write) {
    return workers.executeBlocking(
        () -> {
          try {
            return write.call();
          } catch (BucketException e) {
            throw new WriterException(e.text());
          }
        },
        false);
  }
}
