package dev.newel.ops.metrics;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;

/** Serves metrics at a port of their own, where those of the API are not to be reached. */
public final class MetricsServer extends VerticleBase {

  /** Longer than scrapers pause. */
  private static final int IDLE_SECONDS = 120;

  private final Metrics metrics;
  private final String host;
  private final int port;

  public MetricsServer(Metrics metrics, String host, int port) {
    this.metrics = metrics;
    this.host = host;
    this.port = port;
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    new MetricsRoute(vertx, metrics).accept(router);
    HttpServerOptions options = new HttpServerOptions().setIdleTimeout(IDLE_SECONDS);
    return vertx.createHttpServer(options).requestHandler(router).listen(port, host);
  }
}
