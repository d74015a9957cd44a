package dev.newel.engine.mapruns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.engine.mapruns.reader.ItemPage;
import dev.newel.engine.mapruns.reader.ItemReader;
import dev.newel.engine.mapruns.reader.ItemReaders;
import dev.newel.engine.mapruns.reader.ReaderException;
import dev.newel.engine.mapruns.reader.ReaderOrder;
import dev.newel.engine.mapruns.writer.ChildResult;
import dev.newel.engine.mapruns.writer.ResultKind;
import dev.newel.engine.mapruns.writer.ResultWriter;
import dev.newel.engine.mapruns.writer.ResultWriters;
import dev.newel.engine.mapruns.writer.WriterException;
import dev.newel.engine.mapruns.writer.WriterOrder;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads items and writes results for Map Runs. What is asked for may be asked for again, and gets
 * the same answer.
 *
 * @param readers what items come from
 * @param writers what results go to
 */
public record MapServices(ItemReaders readers, ResultWriters writers) {

  /** A page is kept by its run until its items are begun, and goes through one commit. */
  private static final long PAGE_CHARACTERS = 1 << 20;

  /** The next page of items; a failure where it is not known whether there is one. */
  public Future<Stimulus> read(Effect.ReadItems ask) {
    JsonNode service = ask.service();
    ReaderOrder order =
        new ReaderOrder(
            service.path("Resource").asText(), service.path("Arguments"), service.path("Config"));
    return readers
        .open(order)
        .compose(reader -> page(reader, ask.position(), ask.most()))
        .map(page -> answer(ask, page))
        .recover(
            failure ->
                failure instanceof ReaderException refusal
                    ? failed(ask, ErrorName.ITEM_READER_FAILED, cause(ask, refusal))
                    : Future.failedFuture(failure));
  }

  private static String cause(Effect.ReadItems ask, ReaderException refusal) {
    return refusal.isLocated() ? ask.where() + refusal.text() : refusal.text();
  }

  /** Large items come a few at a time. */
  private static Future<ItemPage> page(ItemReader reader, @Nullable String position, int most) {
    return reader
        .read(position, most)
        .compose(
            page ->
                page.items().size() <= 1 || characters(page) <= PAGE_CHARACTERS
                    ? Future.succeededFuture(page)
                    : page(reader, position, fewer(page)));
  }

  private static int fewer(ItemPage page) {
    return (int) Math.max(1, page.items().size() * PAGE_CHARACTERS / (2 * characters(page)));
  }

  private static long characters(ItemPage page) {
    return page.items().stream().mapToLong(item -> Json.write(item).length()).sum();
  }

  private static Stimulus answer(Effect.ReadItems ask, ItemPage page) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode items = answer.putArray("Items");
    page.items().forEach(items::add);
    if (page.source() != null) {
      answer.put("Source", page.source());
    }
    if (page.next() != null) {
      answer.put("Next", page.next());
    }
    return new Stimulus.TaskSucceeded(ask.frame(), ask.nonce(), Json.of(answer));
  }

  /** What the manifest says of a file that has been written. */
  public Future<Stimulus> write(Effect.WriteResults ask) {
    ResultKind kind = ResultKind.valueOf(ask.kind().name());
    return answered(
        ask,
        open(ask.service(), ask.mapRunArn())
            .compose(writer -> writer.writeFile(kind, ask.number(), results(ask.bundles()))));
  }

  private static List<ChildResult> results(List<Json> bundles) {
    List<ChildResult> results = new ArrayList<>();
    bundles.forEach(
        bundle -> bundle.node().forEach(details -> results.add(new ChildResult(details))));
    return results;
  }

  /** The result of a run whose files have all been written. */
  public Future<Stimulus> finish(Effect.WriteManifest ask) {
    return answered(
        ask, open(ask.service(), ask.mapRunArn()).compose(writer -> writer.finish(ask.files())));
  }

  private Future<ResultWriter> open(JsonNode service, String mapRunArn) {
    return writers.open(
        new WriterOrder(
            service.path("Resource").asText(), service.path("Arguments"), service.path("Config")),
        mapRunArn);
  }

  private static Future<Stimulus> answered(Effect ask, Future<JsonNode> answer) {
    return answer
        .<Stimulus>map(
            result -> new Stimulus.TaskSucceeded(ask.frame(), ask.nonce(), Json.of(result)))
        .recover(
            failure ->
                failure instanceof WriterException
                    ? failed(ask, ErrorName.RESULT_WRITER_FAILED, failure.getMessage())
                    : Future.failedFuture(failure));
  }

  private static Future<Stimulus> failed(Effect ask, String error, @Nullable String cause) {
    return Future.succeededFuture(new Stimulus.TaskFailed(ask.frame(), ask.nonce(), error, cause));
  }
}
