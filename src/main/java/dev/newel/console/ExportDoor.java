package dev.newel.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Json;
import dev.newel.aws.Home;
import dev.newel.console.read.ExecutionRow;
import dev.newel.console.read.ListFilter;
import dev.newel.console.read.PlaceScan;
import dev.newel.console.read.PlaceScan.KeyPage;
import dev.newel.console.route.Parameters;
import dev.newel.console.route.Refusals;
import dev.newel.interpreter.model.Ending;
import dev.newel.store.HistoryStore.Summary;
import dev.newel.store.Overview;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives all executions that a filter finds as a download, a line each, as fast as it is read. */
final class ExportDoor {

  private static final Logger LOG = System.getLogger(ExportDoor.class.getName());

  static final String PATH = ConsoleDoor.ROOT + "executions/export";

  private static final int MOST_ROWS = 100_000;

  /** Each may hold twice the largest payload. */
  private static final int ROWS_AT_ONCE = 16;

  private final PlaceScan scan;
  private final Overview overview;

  ExportDoor(PlaceScan scan, Overview overview) {
    this.scan = scan;
    this.overview = overview;
  }

  void handle(HttpServerRequest request, Home home) {
    if (!request.method().equals(HttpMethod.GET)) {
      throw Refusals.wrongMethod("GET");
    }
    Parameters parameters = Parameters.parse(request.query());
    parameters.checkNames(ListFilter.PARAMETERS);
    ListFilter filter = ListFilter.of(home, parameters);
    HttpServerResponse response = request.response();
    response
        .setChunked(true)
        .putHeader("Content-Type", "application/x-ndjson")
        .putHeader("Content-Disposition", "attachment; filename=\"executions.ndjson\"")
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff");
    goOn(filter, null, 0, response)
        .onSuccess(written -> response.end())
        .onFailure(
            why -> {
              // a download that ends in the middle of a chunk is known to be broken
              LOG.log(Level.WARNING, "an export has broken off: {0}", why.getMessage());
              request.connection().close();
            });
  }

  private Future<Void> goOn(
      ListFilter filter, @Nullable String after, int rows, HttpServerResponse response) {
    if (rows >= MOST_ROWS || response.closed()) {
      return Future.succeededFuture();
    }
    return scan.keys(filter, after, ROWS_AT_ONCE)
        .compose(page -> write(page, response).map(page))
        .compose(
            page ->
                page.next() == null
                    ? Future.succeededFuture()
                    : goOn(filter, page.next(), rows + page.keys().size(), response));
  }

  private Future<Void> write(KeyPage page, HttpServerResponse response) {
    return overview.describe(page.keys(), true).compose(found -> write(found, response));
  }

  private static Future<Void> write(List<Summary> found, HttpServerResponse response) {
    StringBuilder lines = new StringBuilder();
    found.forEach(each -> lines.append(Json.write(row(each))).append('\n'));
    if (lines.length() == 0 || response.closed()) {
      return Future.succeededFuture();
    }
    response.write(lines.toString());
    return response.writeQueueFull() ? room(response) : Future.succeededFuture();
  }

  private static ObjectNode row(Summary found) {
    ObjectNode row = ExecutionRow.of(found.start(), found.progress());
    row.put("input", found.start().input().text());
    Ending ending = found.progress().ending();
    if (ending != null && ending.output() != null) {
      row.put("output", ending.output().text());
    }
    return row;
  }

  private static Future<Void> room(HttpServerResponse response) {
    Promise<Void> room = Promise.promise();
    response.drainHandler(drained -> room.tryComplete());
    response.closeHandler(gone -> room.tryComplete());
    return room.future();
  }
}
