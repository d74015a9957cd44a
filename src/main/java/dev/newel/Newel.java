package dev.newel;

import dev.newel.api.ApiVerticle;
import dev.newel.api.http.intake.BodyBudget;
import dev.newel.bus.ActionReply;
import dev.newel.bus.ActionRequest;
import dev.newel.bus.NewelClient;
import dev.newel.config.NewelConfig;
import dev.newel.engine.activity.ActivityMatchers;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.LocalCodec;
import dev.newel.interpreter.environment.Rehearsal;
import dev.newel.ops.ExecutionLog;
import dev.newel.ops.StartFailure;
import dev.newel.store.Store;
import dev.newel.store.redis.client.ServerChecks;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One instance of Newel in a Vert.x application: the verticles of the API, the engines and the
 * timer, over one store. {@link Main} runs it by itself; other applications deploy it beside their
 * own verticles and talk to it over the event bus.
 */
public final class Newel {

  private static final System.Logger LOG = System.getLogger(Newel.class.getName());

  /** What is remembered at a Vertx, so that it has one instance at most: they share addresses. */
  private static final String DEPLOYED = "dev.newel.deployed";

  /** What has not finished by then is picked up at the next start, or by another instance. */
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final NewelConfig config;
  private final ServiceTasks services;
  private final OwnAccess access;
  private final Rehearsal rehearsal;
  private final Supplier<Future<Void>> closeStore;
  private final Observers observers;
  private final ActivityMatchers matchers = new ActivityMatchers();

  private final Queue<ApiVerticle> apis = new ConcurrentLinkedQueue<>();

  private final ExecutionLog log = new ExecutionLog(this::endpoint);

  private volatile Runnable leaveConsole = () -> {};

  private volatile int port;

  /** The ids of what is deployed, to be undeployed in this order. */
  private final Deque<String> deployed = new ConcurrentLinkedDeque<>();

  private Newel(
      Vertx vertx,
      NewelConfig config,
      ServiceTasks services,
      OwnAccess access,
      Rehearsal rehearsal,
      Supplier<Future<Void>> closeStore,
      Observers observers) {
    this.vertx = vertx;
    this.config = config;
    this.services = services;
    this.access = access;
    this.rehearsal = rehearsal;
    this.closeStore = closeStore;
    this.observers = observers;
  }

  /**
   * Deploys an instance with a store of its own: it connects to the Redis that is configured, or
   * starts one, and closes that again when it is stopped, or the Vertx is closed.
   *
   * @return the instance, which serves; or a failure, such as {@link StartFailure}, with nothing
   *     left behind
   */
  public static Future<Newel> deploy(Vertx vertx, NewelConfig config) {
    return deploy(vertx, config, Newel::report, new Observers(config));
  }

  static Future<Newel> deploy(
      Vertx vertx,
      NewelConfig config,
      Consumer<ServerChecks.Findings> report,
      Observers observers) {
    OwnStore own = new OwnStore(vertx, config, report, observers.storeCalls());
    return deploy(vertx, config, own::open, own::close, observers);
  }

  /** The same over a store that is open, and stays open. */
  public static Future<Newel> deploy(Vertx vertx, Store store, NewelConfig config) {
    return deploy(
        vertx,
        config,
        () -> Future.succeededFuture(store),
        Future::succeededFuture,
        new Observers(config));
  }

  private static void report(ServerChecks.Findings findings) {
    LOG.log(Level.INFO, "connected to Redis {0}", findings.version());
    findings.warnings().forEach(line -> LOG.log(Level.WARNING, line));
  }

  private static Future<Newel> deploy(
      Vertx vertx,
      NewelConfig config,
      Supplier<Future<Store>> open,
      Supplier<Future<Void>> closeStore,
      Observers observers) {
    if (vertx.sharedData().getLocalMap(DEPLOYED).putIfAbsent(DEPLOYED, true) != null) {
      return Future.failedFuture(
          new IllegalStateException(
              "Newel is deployed to this Vertx already; stop that one first"));
    }
    registerCodecs(vertx);
    return vertx
        .executeBlocking(
            () -> {
              Rehearsal rehearsal = Rehearsals.of(config.rehearsal());
              OwnAccess access = new OwnAccess(vertx, config);
              return new Newel(
                  vertx,
                  config,
                  new ServiceTasks(vertx, config),
                  access,
                  rehearsal,
                  closeStore,
                  observers);
            })
        .compose(newel -> newel.services.begin().compose(begun -> newel.deploy(open)))
        .onFailure(failed -> forget(vertx));
  }

  private Future<Newel> deploy(Supplier<Future<Store>> open) {
    return vertx.deployVerticle(new Root(open)).onSuccess(deployed::addLast).map(this);
  }

  private static void registerCodecs(Vertx vertx) {
    EngineClient.registerCodecs(vertx);
    LocalCodec.registerDefault(vertx.eventBus(), ActionRequest.class);
    LocalCodec.registerDefault(vertx.eventBus(), ActionReply.class);
  }

  /**
   * What all other verticles are deployed under: where they are undeployed with the Vertx, and not
   * by {@link #stop}, the store is closed once they are.
   */
  private final class Root extends VerticleBase {
    private final Supplier<Future<Store>> open;

    Root(Supplier<Future<Store>> open) {
      this.open = open;
    }

    @Override
    public Future<?> start() {
      return open.get()
          .compose(this::deployAll)
          .recover(
              failure ->
                  undeployAll()
                      .eventually(this::letGo)
                      .transform(
                          gone -> Future.failedFuture(StartFailure.ofListening(config, failure))));
    }

    /** Children are deployed on the context of their parent. */
    private Future<Void> deployAll(Store store) {
      Promise<Void> all = Promise.promise();
      context.runOnContext(now -> Newel.this.deployAll(store).onComplete(all));
      return all.future();
    }

    @Override
    public Future<?> stop() {
      forget(vertx);
      return letGo();
    }

    private Future<Void> letGo() {
      observers.close();
      access.close();
      return services.close().eventually(closeStore);
    }
  }

  private Future<Void> deployAll(Store store) {
    access.begin(this::renewCertificate);
    Verticles verticles =
        new Verticles(vertx, config, services, access, rehearsal, matchers, log, observers, store);
    leaveConsole = verticles.console()::leave;
    Future<Void> all = Future.succeededFuture();
    for (Deployable verticle : verticles.engines()) {
      all = all.compose(done -> vertx.deployVerticle(verticle)).map(this::remember);
    }
    return all.compose(done -> deployApi(verticles));
  }

  /** All instances of the API are one deployment, as only such share a port that is not given. */
  private Future<Void> deployApi(Verticles verticles) {
    BodyBudget budget = BodyBudget.ofHeap();
    Supplier<Deployable> api =
        () -> {
          ApiVerticle verticle = verticles.api(budget);
          apis.add(verticle);
          return verticle;
        };
    return vertx
        .deployVerticle(api, new DeploymentOptions().setInstances(config.engine().instances()))
        .map(
            deployment -> {
              port = apis.element().port();
              LOG.log(Level.DEBUG, "deployed with {0} engines", config.engine().instances());
              return remember(deployment);
            });
  }

  private Future<?> renewCertificate() {
    return Future.join(apis.stream().map(ApiVerticle::renewCertificate).toList());
  }

  private Void remember(String deployment) {
    deployed.push(deployment);
    return null;
  }

  /**
   * Where the API listens over HTTP, as the system chose it where 0 was configured; 0 where HTTP is
   * off.
   */
  public int port() {
    return port;
  }

  /** The URL at which the API is served; null where HTTP is off. */
  public @Nullable String endpoint() {
    String host = config.http().host();
    return port == 0
        ? null
        : (config.access().tlsKeyFile() == null ? "http" : "https")
            + "://"
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + port;
  }

  /** A client of this instance, for verticles on its Vertx. */
  public NewelClient client() {
    return new NewelClient(vertx, config.limits().poll());
  }

  /**
   * Stops the instance: it is not ready any more, clients are sent elsewhere, polls that wait are
   * answered without a task, and what is under way comes to an end, for which it has 10 s. A store
   * of its own is closed then.
   */
  public Future<Void> stop() {
    LOG.log(Level.DEBUG, "stopping");
    apis.forEach(ApiVerticle::leave);
    leaveConsole.run();
    matchers.close();
    String root = deployed.pollLast();
    return undeployAll()
        .timeout(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
        .eventually(closeStore)
        .eventually(() -> root == null ? Future.succeededFuture() : vertx.undeploy(root));
  }

  private Future<Void> undeployAll() {
    Future<Void> all = Future.succeededFuture();
    while (!deployed.isEmpty()) {
      String deployment = deployed.pop();
      all = all.eventually(() -> vertx.undeploy(deployment));
    }
    return all;
  }

  private static void forget(Vertx vertx) {
    vertx.sharedData().getLocalMap(DEPLOYED).remove(DEPLOYED);
  }
}
