package dev.newel.api.http;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/**
 * Health for Kubernetes: alive as long as the event loop answers, ready as long as the store does.
 * A store that is full makes the instance degraded, and keeps it ready: what ends or removes
 * something must come through.
 */
public final class HealthRoutes {

  /** How an instance is. */
  public enum Health {
    UP,
    DEGRADED,
    DOWN
  }

  private final Supplier<Future<Health>> readiness;

  public HealthRoutes(Supplier<Future<Health>> readiness) {
    this.readiness = readiness;
  }

  void addTo(Router router) {
    router.get("/health/live").handler(routing -> answer(routing, Health.UP));
    router.get("/health/ready").handler(this::onReady);
  }

  private void onReady(RoutingContext routing) {
    readiness
        .get()
        .onSuccess(ready -> answer(routing, ready))
        .onFailure(unreachable -> answer(routing, Health.DOWN));
  }

  private static void answer(RoutingContext routing, Health health) {
    routing
        .response()
        .setStatusCode(health == Health.DOWN ? 503 : 200)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end("{\"status\":\"" + health + "\"}");
  }
}
