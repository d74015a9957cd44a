package dev.newel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.Actions;
import dev.newel.api.ApiVerticle;
import dev.newel.api.Protection;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.ActionDispatcher;
import dev.newel.api.action.CallGuard;
import dev.newel.api.action.RequestId;
import dev.newel.api.http.ApiOptions;
import dev.newel.api.http.HealthRoutes.Health;
import dev.newel.api.http.OwnSite;
import dev.newel.api.http.intake.BodyBudget;
import dev.newel.api.model.ServiceModel;
import dev.newel.archive.Keeper;
import dev.newel.asl.parse.DefinitionParser;
import dev.newel.aws.Home;
import dev.newel.config.NewelConfig;
import dev.newel.console.Console;
import dev.newel.console.ConsoleOptions;
import dev.newel.console.ConsoleParts;
import dev.newel.console.activity.ActivityBook;
import dev.newel.engine.EngineOptions;
import dev.newel.engine.EngineVerticle;
import dev.newel.engine.activity.ActivityMatchers;
import dev.newel.engine.child.Relatives;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.evaluation.Evaluations;
import dev.newel.engine.express.ExpressVerticle;
import dev.newel.engine.mapruns.MapServices;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.status.StatusListener;
import dev.newel.engine.status.StatusPublisher;
import dev.newel.engine.status.TurnWatch;
import dev.newel.engine.trial.StateTrials;
import dev.newel.eventbridge.EventBridgeListener;
import dev.newel.identity.Caller;
import dev.newel.interpreter.environment.Environment.Limits;
import dev.newel.interpreter.environment.Rehearsal;
import dev.newel.ops.ExecutionLog;
import dev.newel.store.Store;
import dev.newel.task.ActivityKind;
import dev.newel.task.NestedKind;
import dev.newel.task.TaskInvokers;
import dev.newel.task.TaskKind;
import dev.newel.task.TaskRegistry;
import dev.newel.task.bus.BusInvoker;
import dev.newel.task.bus.BusKind;
import dev.newel.task.mock.MockCheck;
import dev.newel.timer.TimerVerticle;
import dev.newel.token.Signature;
import dev.newel.token.StrongRandom;
import dev.newel.token.TaskToken;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The verticles of an instance over a store that is open, as a configuration has them: the wiring
 * of all that they share.
 */
final class Verticles {

  /** AWS runs so many iterations of an inline Map state at once at most. */
  private static final int MAP_CONCURRENCY = 40;

  /** The part of the heap that is for executions at hand. */
  private static final int EXECUTIONS_SHARE = 6;

  private final Vertx vertx;
  private final NewelConfig config;
  private final ServiceTasks services;
  private final OwnAccess access;
  private final Rehearsal rehearsal;
  private final ActivityMatchers matchers;
  private final ExecutionLog log;
  private final Observers observers;
  private final Store store;
  private final Clock clock;
  private final List<TaskKind> tasks;
  private final TaskInvokers invokers;
  private final DefinitionParser definitions;
  private final CachedCatalog catalog;
  private final EngineClient engines;
  private final Signature signature;
  private final ActivityBook polls;
  private final ActionDispatcher ownActions;
  private final Console console;
  private final List<Consumer<Router>> pages;
  private final OwnQuotas quotas;

  /**
   * What verticles are made of.
   *
   * @param matchers that polls wait in
   * @param log where users read of executions that failed
   * @param observers that look on
   */
  Verticles(
      Vertx vertx,
      NewelConfig config,
      ServiceTasks services,
      OwnAccess access,
      Rehearsal rehearsal,
      ActivityMatchers matchers,
      ExecutionLog log,
      Observers observers,
      Store store) {
    this.vertx = vertx;
    this.config = config;
    this.services = services;
    this.access = access;
    this.rehearsal = rehearsal;
    this.matchers = matchers;
    this.log = log;
    this.observers = observers;
    this.store = store;
    this.clock = store.clock();
    this.tasks = kinds(vertx, config, services);
    this.invokers = TaskInvokers.of(tasks, observers.traces());
    this.definitions = new DefinitionParser(new TaskRegistry(tasks));
    this.catalog = new CachedCatalog(store, definitions, services::prepare);
    this.engines =
        new EngineClient(
            vertx,
            config.engine().instances(),
            store.partitions().partitions(),
            config.limits().poll());
    this.signature = new Signature(store.tokenKey());
    this.polls = new ActivityBook(clock);
    this.ownActions = dispatcher(actions(), access.guard(store, catalog, signature));
    this.console =
        new Console(
            new ConsoleOptions(
                version(),
                config.console().readOnly(),
                config.console().expressHistories(),
                config.operation().guard().streamsPerClient()),
            new ConsoleParts(vertx, store, catalog, signature, polls, this::call));
    this.pages = new ArrayList<>(WebPages.of(vertx, config));
    this.pages.addAll(observers.pages(vertx));
    observers.show(store, catalog, polls::waiting, access.certificateLeft());
    this.quotas = new OwnQuotas(config, actionContext(), console::openExecutions);
  }

  /** Newel's version, as its jar says it. */
  static String version() {
    String version = Newel.class.getPackage().getImplementationVersion();
    return version == null ? "(from source)" : version;
  }

  private static List<TaskKind> kinds(Vertx vertx, NewelConfig config, ServiceTasks services) {
    List<TaskKind> kinds = new ArrayList<>();
    kinds.add(new ActivityKind());
    kinds.add(new NestedKind());
    kinds.add(new BusKind(new BusInvoker(vertx.eventBus(), config.limits().payloadBytes())));
    kinds.addAll(services.kinds());
    return List.copyOf(kinds);
  }

  /** What runs executions, in the order in which it is to be deployed. */
  List<Deployable> engines() {
    List<Deployable> verticles = new ArrayList<>();
    MapRunData data = services.mapRunData();
    MapServices maps = new MapServices(data.readers(), data.writers());
    for (int i = 0; i < config.engine().instances(); i++) {
      // each has options of its own: random numbers are for one thread
      verticles.add(
          new EngineVerticle(
              i, store, catalog, engines, matchers, invokers, maps, engineOptions()));
      verticles.add(new ExpressVerticle(i, store, catalog, engines, invokers, engineOptions()));
    }
    Keeper keeper =
        new Keeping(config)
            .keeper(
                store.closed(),
                data,
                (home, action, input) -> call(home, Caller.UNKNOWN, action, input));
    verticles.add(new TimerVerticle(store, engines, clock, keeper::look, observers.lateness()));
    verticles.addAll(observers.verticles(store));
    return verticles;
  }

  /**
   * An instance of the API.
   *
   * @param budget of all instances
   */
  ApiVerticle api(BodyBudget budget) {
    ApiOptions options =
        new ApiOptions(
            Home.of(config.aws().region(), config.aws().account()),
            config.http().host(),
            config.http().port(),
            config.http().allowedHosts(),
            BodyBudget.LARGEST_BODY,
            config.http().enabled(),
            config.http().publicUrl(),
            config.console().readOnly(),
            config.limits().poll());
    OwnSite site = config.console().enabled() ? console::handle : OwnSite.NONE;
    Protection protection = access.protection(clock, observers.refusals());
    return new ApiVerticle(options, outerActions(), budget, this::health, site, pages, protection);
  }

  /** What callers may do, and how much of it. */
  private ActionDispatcher outerActions() {
    CallGuard permissions = access.guard(store, catalog, signature);
    return dispatcher(quotas.of(actions()), quotas.around(permissions));
  }

  private ActionDispatcher dispatcher(Map<String, Action> actions, CallGuard guard) {
    return new ActionDispatcher(
        ServiceModel.load(), actions, guard, log, observers.actions(signature));
  }

  private Map<String, Action> actions() {
    ModelMockRules rules = new ModelMockRules(new MockCheck(tasks));
    Map<String, Action> all = Actions.of(actionContext(), trials(), rules);
    return ObservedPolls.of(observers.watched(all), polls);
  }

  /** What the console changes, it changes as any client does. */
  private Future<ObjectNode> call(Home home, Caller caller, String action, ObjectNode input) {
    return ownActions.dispatch(
        new ActionCall(
            home, caller, action, input, RequestId.next(), null, ActionCall.Client.STEADY));
  }

  Console console() {
    return console;
  }

  private Future<Health> health() {
    return store
        .isReady()
        .compose(
            ready ->
                ready
                    ? store.isFull().map(full -> isShort(full) ? Health.DEGRADED : Health.UP)
                    : Future.succeededFuture(Health.DOWN));
  }

  private boolean isShort(boolean isStoreFull) {
    return isStoreFull || observers.pressure().isHigh();
  }

  private EngineOptions engineOptions() {
    return new EngineOptions(
        limits(),
        clock,
        new StrongRandom(),
        TaskToken.signedBy(signature),
        Runtime.getRuntime().maxMemory() / EXECUTIONS_SHARE / config.engine().instances(),
        config.limits().pollEnd().toMillis(),
        config.quotas().openMapRuns(),
        statusListeners(),
        services.logs().events(),
        rehearsal,
        log,
        observers.turns(catalog, config.console().enabled() ? console.watch() : TurnWatch.NOBODY));
  }

  private Limits limits() {
    return new Limits(
        config.limits().payloadBytes(),
        config.limits().executionCharacters(),
        config.limits().historyEvents(),
        config.engine().maxEventsPerTurn(),
        MAP_CONCURRENCY);
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

  private ActionContext actionContext() {
    return new ActionContext(
        store.catalog(),
        catalog,
        store.histories(),
        engines,
        signature,
        definitions,
        clock,
        rehearsal.mocks(),
        new Keeping(config).places(),
        observers.traces());
  }

  private StateTrials trials() {
    Relatives relatives = new Relatives(catalog, engines, clock);
    return new StateTrials(
        vertx,
        Evaluations.of(vertx, steps -> {}),
        clock,
        limits(),
        new StrongRandom(),
        TaskToken.signedBy(signature),
        invokers,
        relatives::begin);
  }
}
