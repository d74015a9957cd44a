package dev.newel;

import dev.newel.api.Actions;
import dev.newel.api.ApiVerticle;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.ActionDispatcher;
import dev.newel.api.http.ApiOptions;
import dev.newel.api.http.BodyBudget;
import dev.newel.api.http.HealthRoutes.Health;
import dev.newel.api.model.ServiceModel;
import dev.newel.asl.parse.DefinitionParser;
import dev.newel.aws.Home;
import dev.newel.bus.ActionReply;
import dev.newel.bus.ActionRequest;
import dev.newel.bus.NewelClient;
import dev.newel.config.NewelConfig;
import dev.newel.engine.EngineOptions;
import dev.newel.engine.EngineVerticle;
import dev.newel.engine.StrongRandom;
import dev.newel.engine.activity.ActivityMatchers;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.express.ExpressVerticle;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.LocalCodec;
import dev.newel.engine.status.StatusListener;
import dev.newel.engine.status.StatusPublisher;
import dev.newel.eventbridge.EventBridgeListener;
import dev.newel.interpreter.model.Environment.Limits;
import dev.newel.interpreter.model.Rehearsal;
import dev.newel.ops.ExecutionLog;
import dev.newel.ops.StartFailure;
import dev.newel.store.Store;
import dev.newel.store.redis.client.ServerChecks;
import dev.newel.task.ActivityKind;
import dev.newel.task.NestedKind;
import dev.newel.task.TaskInvokers;
import dev.newel.task.TaskKind;
import dev.newel.task.TaskRegistry;
import dev.newel.task.bus.BusInvoker;
import dev.newel.task.bus.BusKind;
import dev.newel.task.sfn.StepFunctionsInvoker;
import dev.newel.task.sfn.StepFunctionsKind;
import dev.newel.timer.TimerVerticle;
import dev.newel.token.Signature;
import dev.newel.token.TaskToken;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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

  /** AWS runs so many iterations of an inline Map state at once at most. */
  private static final int MAP_CONCURRENCY = 40;

  /** The part of the heap that is for executions at hand. */
  private static final int EXECUTIONS_SHARE = 6;

  private static final System.Logger LOG = System.getLogger(Newel.class.getName());

  /** What is remembered at a Vertx, so that it has one instance at most: they share addresses. */
  private static final String DEPLOYED = "dev.newel.deployed";

  /** What has not finished by then is picked up at the next start, or by another instance. */
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final NewelConfig config;
  private final ServiceTasks services;
  private final Rehearsal rehearsal;
  private final Supplier<Future<Void>> closeStore;
  private final ActivityMatchers matchers = new ActivityMatchers();
  private final List<TaskKind> tasks;
  private final DefinitionParser definitions;

  private final Queue<ApiVerticle> apis = new ConcurrentLinkedQueue<>();

  private final ExecutionLog log = new ExecutionLog(this::endpoint);

  private volatile int port;

  /** The ids of what is deployed, to be undeployed in this order. */
  private final Deque<String> deployed = new ConcurrentLinkedDeque<>();

  private Newel(
      Vertx vertx,
      NewelConfig config,
      ServiceTasks services,
      Rehearsal rehearsal,
      Supplier<Future<Void>> closeStore) {
    this.vertx = vertx;
    this.config = config;
    this.services = services;
    this.rehearsal = rehearsal;
    this.closeStore = closeStore;
    this.tasks = new ArrayList<>();
    tasks.add(new ActivityKind());
    tasks.add(new NestedKind());
    tasks.add(new StepFunctionsKind(new StepFunctionsInvoker(vertx.eventBus())));
    tasks.add(new BusKind(new BusInvoker(vertx.eventBus(), config.limits().payloadBytes())));
    tasks.addAll(services.kinds());
    this.definitions = new DefinitionParser(new TaskRegistry(tasks));
  }

  /**
   * Deploys an instance with a store of its own: it connects to the Redis that is configured, or
   * starts one, and closes that again when it is stopped, or the Vertx is closed.
   *
   * @return the instance, which serves; or a failure, such as {@link StartFailure}, with nothing
   *     left behind
   */
  public static Future<Newel> deploy(Vertx vertx, NewelConfig config) {
    return deploy(vertx, config, Newel::report);
  }

  static Future<Newel> deploy(
      Vertx vertx, NewelConfig config, Consumer<ServerChecks.Findings> report) {
    OwnStore own = new OwnStore(vertx, config, report);
    return deploy(vertx, config, own::open, own::close);
  }

  /** The same over a store that is open, and stays open. */
  public static Future<Newel> deploy(Vertx vertx, Store store, NewelConfig config) {
    return deploy(vertx, config, () -> Future.succeededFuture(store), Future::succeededFuture);
  }

  private static void report(ServerChecks.Findings findings) {
    LOG.log(Level.INFO, "connected to Redis {0}", findings.version());
    findings.warnings().forEach(line -> LOG.log(Level.WARNING, line));
  }

  private static Future<Newel> deploy(
      Vertx vertx,
      NewelConfig config,
      Supplier<Future<Store>> open,
      Supplier<Future<Void>> closeStore) {
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
              return new Newel(
                  vertx, config, new ServiceTasks(vertx, config), rehearsal, closeStore);
            })
        .compose(newel -> newel.deploy(open))
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
                      .eventually(closeStore)
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
      return services.close().eventually(closeStore);
    }
  }

  private Future<Void> deployAll(Store store) {
    Clock clock = store.clock();
    CachedCatalog catalog = new CachedCatalog(store, definitions, services::prepare);
    int instances = config.engine().instances();
    EngineClient engines =
        new EngineClient(vertx, instances, store.partitions().partitions(), config.limits().poll());
    TaskInvokers invokers = TaskInvokers.of(tasks);
    Signature signature = new Signature(store.tokenKey());
    List<Deployable> verticles = new ArrayList<>();
    for (int i = 0; i < instances; i++) {
      EngineOptions options = engineOptions(signature, clock);
      verticles.add(new EngineVerticle(i, store, catalog, engines, matchers, invokers, options));
      // random numbers are for one thread
      EngineOptions own = engineOptions(signature, clock);
      verticles.add(new ExpressVerticle(i, store, catalog, engines, invokers, own));
    }
    verticles.add(new TimerVerticle(store, engines, clock));
    Future<Void> all = Future.succeededFuture();
    for (Deployable verticle : verticles) {
      all = all.compose(done -> vertx.deployVerticle(verticle)).map(this::remember);
    }
    ActionContext actionContext = actionContext(store, catalog, engines, signature, clock);
    return all.compose(done -> deployApi(store, actionContext));
  }

  /** All instances of the API are one deployment, as only such share a port that is not given. */
  private Future<Void> deployApi(Store store, ActionContext actionContext) {
    ApiOptions options =
        new ApiOptions(
            Home.of(config.aws().region(), config.aws().account()),
            config.http().host(),
            config.http().port(),
            config.http().allowedHosts(),
            ApiOptions.DEFAULT_MAX_BODY_BYTES,
            config.http().enabled(),
            config.limits().poll());
    BodyBudget budget = BodyBudget.ofHeap();
    Supplier<Deployable> api =
        () -> {
          ActionDispatcher actions =
              new ActionDispatcher(ServiceModel.load(), Actions.of(actionContext), log);
          ApiVerticle verticle = new ApiVerticle(options, actions, budget, () -> health(store));
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

  private static Future<Health> health(Store store) {
    return store
        .isReady()
        .compose(
            ready ->
                ready
                    ? store.isFull().map(full -> full ? Health.DEGRADED : Health.UP)
                    : Future.succeededFuture(Health.DOWN));
  }

  private Void remember(String deployment) {
    deployed.push(deployment);
    return null;
  }

  private EngineOptions engineOptions(Signature signature, Clock clock) {
    return new EngineOptions(
        new Limits(
            config.limits().payloadBytes(),
            config.limits().executionCharacters(),
            config.limits().historyEvents(),
            config.engine().maxEventsPerTurn(),
            MAP_CONCURRENCY),
        clock,
        new StrongRandom(),
        TaskToken.signedBy(signature),
        Runtime.getRuntime().maxMemory() / EXECUTIONS_SHARE / config.engine().instances(),
        config.limits().pollEnd().toMillis(),
        statusListeners(),
        services.logs().events(),
        rehearsal,
        log);
  }

  private List<StatusListener> statusListeners() {
    List<StatusListener> listeners = new ArrayList<>(2);
    if (config.engine().statusEvents()) {
      listeners.add(new StatusPublisher(vertx.eventBus()));
    }
    String eventBus = config.eventBridge().eventBus();
    if (eventBus != null) {
      String source = config.eventBridge().source();
      listeners.add(new EventBridgeListener(vertx, services.putEvents(eventBus, source)));
    }
    return listeners;
  }

  private ActionContext actionContext(
      Store store, CachedCatalog catalog, EngineClient engines, Signature signature, Clock clock) {
    return new ActionContext(
        store.catalog(),
        catalog,
        store.histories(),
        engines,
        signature,
        definitions,
        clock,
        rehearsal.mocks());
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
        : "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
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
