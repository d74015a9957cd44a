package dev.newel.api.http;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/**
 * Health for Kubernetes: alive as long as the event loop answers, ready as long as the store does.
 */
public final class HealthRoutes {

  private final Supplier<Future<Boolean>> readiness;

  public HealthRoutes(Supplier<Future<Boolean>> readiness) {
    this.readiness = readiness;
  }

  void addTo(Router router) {
    router.get("/health/live").handler(routing -> answer(routing, true));
    router.get("/health/ready").handler(this::onReady);
  }

  private void onReady(RoutingContext routing) {
    readiness
        .get()
        .onSuccess(ready -> answer(routing, ready))
        .onFailure(unreachable -> answer(routing, false));
  }

  private static void answer(RoutingContext routing, boolean healthy) {
    routing
        .response()
        .setStatusCode(healthy ? 200 : 503)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(healthy ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}");
  }
}
