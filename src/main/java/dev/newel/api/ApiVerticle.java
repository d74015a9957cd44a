package dev.newel.api;

import dev.newel.api.action.ActionDispatcher;
import dev.newel.api.http.ApiOptions;
import dev.newel.api.http.ClientFaults;
import dev.newel.api.http.GracefulShutdown;
import dev.newel.api.http.HalfClosure;
import dev.newel.api.http.HealthRoutes;
import dev.newel.api.http.HealthRoutes.Health;
import dev.newel.api.http.HttpDoor;
import dev.newel.api.http.HttpLimits;
import dev.newel.api.http.HttpRoutes;
import dev.newel.api.http.OwnSite;
import dev.newel.api.http.intake.BodyBudget;
import dev.newel.api.http.intake.HeadWatch;
import dev.newel.api.http.intake.NewConnections;
import dev.newel.api.http.tls.CertificateFiles;
import dev.newel.bus.Addresses;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves the API on the event bus and, unless that is off, over HTTP. Deployed several times, the
 * instances share the port.
 */
public final class ApiVerticle extends VerticleBase {

  /** What is left of Kubernetes' patience, the rest of Newel needing some too. */
  private static final Duration DRAIN = Duration.ofSeconds(8);

  private final ApiOptions options;
  private final ActionDispatcher dispatcher;
  private final BodyBudget budget;
  private final Supplier<Future<Health>> readiness;
  private final OwnSite console;
  private final List<Consumer<Router>> pages;
  private final Protection protection;
  private final BusDoor door;
  private final GracefulShutdown shutdown = new GracefulShutdown();
  private @Nullable HttpServer server;
  private @Nullable MessageConsumer<Object> consumer;

  /** One without a console. */
  public ApiVerticle(
      ApiOptions options,
      ActionDispatcher dispatcher,
      BodyBudget budget,
      Supplier<Future<Health>> readiness) {
    this(options, dispatcher, budget, readiness, OwnSite.NONE, List.of(), Protection.NONE);
  }

  /**
   * @param budget for what requests send; one for all instances
   * @param readiness asked by /health/ready; false or a failure is "not ready". Must end by itself
   * @param console answers what the pages of the console ask for
   * @param pages what else is served over HTTP
   * @param protection from those who may not call
   */
  public ApiVerticle(
      ApiOptions options,
      ActionDispatcher dispatcher,
      BodyBudget budget,
      Supplier<Future<Health>> readiness,
      OwnSite console,
      List<Consumer<Router>> pages,
      Protection protection) {
    this.options = options;
    this.budget = budget;
    this.dispatcher = dispatcher;
    this.readiness = readiness;
    this.console = console;
    this.pages = pages;
    this.door = new BusDoor(dispatcher, options.home(), protection.bus(), protection.refusals());
    this.protection = protection;
  }

  @Override
  public Future<?> start() {
    MessageConsumer<Object> api = vertx.eventBus().consumer(Addresses.API, door::handle);
    consumer = api;
    return options.http() ? Future.all(listen(), api.completion()) : api.completion();
  }

  private Future<?> listen() {
    HttpRoutes routes =
        new HttpRoutes(
            vertx,
            new HttpDoor(
                dispatcher,
                options,
                vertx,
                budget,
                shutdown,
                protection.signatures(),
                protection.refusals()),
            new HealthRoutes(this::health),
            console,
            pages);
    HttpServer http =
        vertx
            .createHttpServer(serverOptions())
            .requestHandler(routes)
            // there are none; but without this Vert.x itself would answer unknown versions of HTTP
            .webSocketHandshakeHandler(handshake -> handshake.reject(400))
            .exceptionHandler(ClientFaults::note)
            .connectionHandler(this::onConnection)
            .invalidRequestHandler(HttpRoutes::refuseUnreadable);
    server = http;
    return new Acceptor(vertx, context)
        .listen(http, address())
        .onSuccess(listening -> NewConnections.count(http.actualPort(), budget));
  }

  private HttpServerOptions serverOptions() {
    HttpServerOptions http = HttpLimits.serverOptions(options);
    CertificateFiles certificate = protection.certificate();
    return certificate == null
        ? http
        : http.setSsl(true).setUseAlpn(true).setKeyCertOptions(certificate.current().pem());
  }

  /** Goes on with the certificate that there is now; connections that are there keep theirs. */
  public Future<?> renewCertificate() {
    HttpServer http = server;
    CertificateFiles certificate = protection.certificate();
    return http == null || certificate == null
        ? Future.succeededFuture()
        : http.updateSSLOptions(certificate.current().options());
  }

  private void onConnection(HttpConnection connection) {
    shutdown.watch(connection);
    HalfClosure.watch(connection);
    HeadWatch.watch(connection, budget);
  }

  private SocketAddress address() {
    return options.port() == 0
        ? SocketAddress.sharedRandomPort(1, options.host())
        : SocketAddress.inetSocketAddress(options.port(), options.host());
  }

  private Future<Health> health() {
    return shutdown.hasBegun() ? Future.succeededFuture(Health.DOWN) : readiness.get();
  }

  /**
   * Sends clients elsewhere from now on: it is not ready any more, and its answers end their
   * connections.
   */
  public void leave() {
    shutdown.begin();
  }

  /** Takes leave, stops accepting, and lets requests under way finish for up to 8 s. */
  @Override
  public Future<?> stop() {
    NewConnections.forget(port(), budget);
    Future<?> unregistered = consumer == null ? Future.succeededFuture() : consumer.unregister();
    HttpServer http = server;
    Future<?> closed =
        http == null
            ? Future.succeededFuture()
            : shutdown
                .linger(vertx)
                .compose(over -> new Acceptor(vertx, context).shutdown(http, DRAIN));
    return Future.join(unregistered, closed, door.drain(DRAIN));
  }

  /** Where HTTP is served, once deployed; 0 where it is not. */
  public int port() {
    return server == null ? 0 : server.actualPort();
  }
}
