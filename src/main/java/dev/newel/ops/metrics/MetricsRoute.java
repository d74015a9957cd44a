package dev.newel.ops.metrics;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/**
 * Serves {@code /metrics} as text.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Exposition
 *     formats</a>
 */
public record MetricsRoute(Vertx vertx, Metrics metrics) implements Consumer<Router> {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  @Override
  public void accept(Router router) {
    router.get("/metrics").handler(this::answer);
  }

  private void answer(RoutingContext routing) {
    metrics
        .scrape(vertx)
        .onSuccess(
            text ->
                routing
                    .response()
                    .putHeader("Content-Type", TEXT)
                    .putHeader("Cache-Control", "no-store")
                    .end(text))
        .onFailure(routing::fail);
  }
}
