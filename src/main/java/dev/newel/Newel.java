package dev.newel;

import dev.newel.api.Actions;
import dev.newel.api.ApiVerticle;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.ActionDispatcher;
import dev.newel.api.action.Signature;
import dev.newel.api.http.ApiOptions;
import dev.newel.api.model.ServiceModel;
import dev.newel.aws.Arn;
import dev.newel.bus.ActionReply;
import dev.newel.bus.ActionRequest;
import dev.newel.config.NewelConfig;
import dev.newel.engine.EngineOptions;
import dev.newel.engine.EngineVerticle;
import dev.newel.engine.activity.Exchanges;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.message.LocalCodec;
import dev.newel.interpreter.model.Environment.Limits;
import dev.newel.store.Store;
import dev.newel.timer.TimerVerticle;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * One instance of Newel in a Vert.x application: the verticles of the API, the engines and the
 * timer, over one store. {@link Main} runs it by itself; other applications deploy it beside their
 * own verticles and talk to it over the event bus.
 */
public final class Newel {

  /** AWS runs so many iterations of an inline Map state at once at most. */
  private static final int MAP_CONCURRENCY = 40;

  private static final int CACHED_EXECUTIONS = 20_000;

  private final Vertx vertx;
  private final Store store;
  private final Exchanges exchanges;

  private final Queue<ApiVerticle> apis = new ConcurrentLinkedQueue<>();

  private volatile int port;

  /** The ids of what is deployed, to be undeployed in this order. */
  private final Deque<String> deployed = new ArrayDeque<>();

  private Newel(Vertx vertx, Store store, Exchanges exchanges) {
    this.vertx = vertx;
    this.store = store;
    this.exchanges = exchanges;
  }

  /** Deploys an instance; it serves when the future completes. */
  public static Future<Newel> deploy(Vertx vertx, Store store, NewelConfig config) {
    registerCodecs(vertx);
    Exchanges exchanges = new Exchanges();
    Newel newel = new Newel(vertx, store, exchanges);
    return store
        .tokenKey()
        .compose(key -> newel.deployAll(config, key))
        .map(newel)
        .onFailure(failed -> newel.stop());
  }

  private static void registerCodecs(Vertx vertx) {
    EngineClient.registerCodecs(vertx);
    vertx
        .eventBus()
        .registerDefaultCodec(ActionRequest.class, new LocalCodec<>(ActionRequest.class))
        .registerDefaultCodec(ActionReply.class, new LocalCodec<>(ActionReply.class));
  }

  private Future<Void> deployAll(NewelConfig config, byte[] tokenKey) {
    Clock clock = store.clock();
    CachedCatalog catalog = new CachedCatalog(store);
    int instances = config.engine().instances();
    EngineClient engines =
        new EngineClient(vertx, instances, store.partitions().partitions(), config.limits().poll());
    List<Deployable> verticles = new ArrayList<>();
    for (int i = 0; i < instances; i++) {
      EngineOptions options = engineOptions(config, clock);
      verticles.add(new EngineVerticle(i, store, catalog, engines, exchanges, options));
    }
    verticles.add(new TimerVerticle(store, engines, clock));
    Future<Void> all = Future.succeededFuture();
    for (Deployable verticle : verticles) {
      all = all.compose(done -> vertx.deployVerticle(verticle)).map(this::remember);
    }
    return all.compose(done -> deployApi(config, catalog, engines, tokenKey, clock));
  }

  /** All instances of the API are one deployment, as only such share a port that is not given. */
  private Future<Void> deployApi(
      NewelConfig config,
      CachedCatalog catalog,
      EngineClient engines,
      byte[] tokenKey,
      Clock clock) {
    ApiOptions options = new ApiOptions(config.http().host(), config.http().port());
    Supplier<Deployable> api =
        () -> {
          ActionDispatcher actions = actions(config, catalog, engines, tokenKey, clock);
          ApiVerticle verticle = new ApiVerticle(options, actions, store::isReady);
          apis.add(verticle);
          return verticle;
        };
    return vertx
        .deployVerticle(api, new DeploymentOptions().setInstances(config.engine().instances()))
        .map(
            deployment -> {
              port = apis.element().port();
              return remember(deployment);
            });
  }

  private Void remember(String deployment) {
    deployed.push(deployment);
    return null;
  }

  private static EngineOptions engineOptions(NewelConfig config, Clock clock) {
    return new EngineOptions(
        config.aws().region(),
        new Limits(
            config.limits().payloadBytes(),
            config.limits().historyEvents(),
            config.engine().maxEventsPerTurn(),
            MAP_CONCURRENCY),
        clock,
        // nonces need only be different from each other: the signature keeps tokens from guesses
        new SplittableRandom(new SecureRandom().nextLong()),
        CACHED_EXECUTIONS,
        config.limits().poll().toMillis(),
        config.engine().statusEvents());
  }

  private ActionDispatcher actions(
      NewelConfig config,
      CachedCatalog catalog,
      EngineClient engines,
      byte[] tokenKey,
      Clock clock) {
    ActionContext context =
        new ActionContext(
            new Arn.Home("aws", config.aws().region(), config.aws().account()),
            store.catalog(),
            catalog,
            store.histories(),
            engines,
            new Signature(tokenKey),
            clock);
    return new ActionDispatcher(ServiceModel.load(), Actions.of(context));
  }

  /** Where the API listens over HTTP, as the system chose it where 0 was configured. */
  public int port() {
    return port;
  }

  /**
   * Stops the instance: it is not ready any more, clients are sent elsewhere, polls that wait are
   * answered without a task, and what is under way comes to an end. The store stays open.
   */
  public Future<Void> stop() {
    apis.forEach(ApiVerticle::leave);
    exchanges.close();
    Future<Void> all = Future.succeededFuture();
    while (!deployed.isEmpty()) {
      String deployment = deployed.pop();
      all = all.eventually(() -> vertx.undeploy(deployment));
    }
    return all;
  }
}
