package dev.newel.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.Actions;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.ActionDispatcher;
import dev.newel.api.action.ArchivePlaces;
import dev.newel.api.model.ServiceModel;
import dev.newel.asl.parse.DefinitionParser;
import dev.newel.engine.EngineOptions;
import dev.newel.engine.EngineVerticle;
import dev.newel.engine.activity.ActivityMatchers;
import dev.newel.engine.definition.CachedCatalog;
import dev.newel.engine.mapruns.NoMapServices;
import dev.newel.engine.message.EngineClient;
import dev.newel.engine.status.TurnWatch;
import dev.newel.interpreter.environment.Environment.Limits;
import dev.newel.interpreter.environment.Rehearsal;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.logs.EventLogs;
import dev.newel.simulation.Timeline.Entry;
import dev.newel.store.ModelServer;
import dev.newel.store.ModelStore;
import dev.newel.task.ActivityKind;
import dev.newel.task.NestedKind;
import dev.newel.task.TaskInvokers;
import dev.newel.task.TaskKind;
import dev.newel.task.TaskRegistry;
import dev.newel.task.TaskTraces;
import dev.newel.timer.TimerVerticle;
import dev.newel.token.Signature;
import dev.newel.token.TaskToken;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** A process from its start to its end: the verticles of Newel as they are, in virtual time. */
final class Instance {

  private static final ServiceModel MODEL = ServiceModel.load();
  private static final byte[] TOKEN_KEY = "key of all instances".getBytes(StandardCharsets.UTF_8);
  private static final int ENGINES = 2;

  /** Something goes wrong at one of so many calls of an engine, as commits are. */
  private static final int ENGINE_MISHAPS = 30;

  /** Most other calls are sweeps that find nothing. */
  private static final int OTHER_MISHAPS = 100;

  private static final long SKEW_MS = Duration.ofDays(100).toMillis();

  static final Duration POLL = Duration.ofSeconds(20);
  static final long RETENTION_MS = Duration.ofDays(90).toMillis();

  private final World world;
  private final SimulatedClock clock;
  private final List<SimulatedLink> links = new ArrayList<>();
  private final ModelStore store;
  private final Ear ear;
  private final ActionDispatcher actions;
  private final Set<Request> requests = new LinkedHashSet<>();
  private boolean dead;
  private long standsStillUntil;

  /** Starts an instance. */
  Instance(World world, ModelServer server, String name) {
    this.world = world;
    this.clock = new SimulatedClock(world.timeline(), skew());
    this.store =
        new ModelStore(server, name, clock, RETENTION_MS, link(OTHER_MISHAPS), this::engineLink);
    this.ear = new Ear(this, server, name, store);
    SimulatedVertx vertx = new SimulatedVertx(this, new SimulatedBus(this));
    List<TaskKind> tasks =
        List.of(new ActivityKind(), new NestedKind(), new SimulatedService(world, this));
    DefinitionParser definitions = new DefinitionParser(new TaskRegistry(tasks));
    CachedCatalog catalog = new CachedCatalog(store, definitions);
    EngineClient engines =
        new EngineClient(vertx.vertx(), ENGINES, store.partitions().partitions(), POLL);
    ActivityMatchers matchers = new ActivityMatchers();
    TaskInvokers invokers = TaskInvokers.of(tasks, TaskTraces.NONE);
    for (int i = 0; i < ENGINES; i++) {
      deploy(
          vertx,
          new EngineVerticle(
              i, store, catalog, engines, matchers, invokers, NoMapServices.make(), options()));
    }
    deploy(vertx, new TimerVerticle(store, engines, store.clock(), owned -> {}, late -> {}));
    actions = new ActionDispatcher(MODEL, Actions.of(context(catalog, engines, definitions)));
  }

  /** Each machine has another time, and some are days away from it. */
  private long skew() {
    return world.chance().between(-SKEW_MS, SKEW_MS);
  }

  /** Something goes wrong with the instance, just now. */
  void mishap() {
    world.mishap(this);
  }

  private SimulatedLink engineLink() {
    return link(ENGINE_MISHAPS);
  }

  private SimulatedLink link(int mishaps) {
    SimulatedLink link = new SimulatedLink(this, world.timeline(), mishaps);
    links.add(link);
    return link;
  }

  private EngineOptions options() {
    SplittableRandom random = world.chance().split();
    Limits limits = new Limits(10_000, 16_000_000, 25_000, 2 + random.nextInt(30), 2);
    return new EngineOptions(
        limits,
        store.clock(),
        random,
        TaskToken.signedBy(new Signature(TOKEN_KEY)),
        5_000L * (1 + random.nextInt(8)),
        POLL.toMillis(),
        world.openMapRuns(),
        world.tells() ? List.of(new StatusEar(world, this)) : List.of(),
        EventLogs.NONE,
        Rehearsal.NONE,
        null,
        TurnWatch.NOBODY);
  }

  private ActionContext context(
      CachedCatalog catalog, EngineClient engines, DefinitionParser definitions) {
    return new ActionContext(
        store.catalog(),
        catalog,
        store.histories(),
        engines,
        new Signature(TOKEN_KEY),
        definitions,
        store.clock(),
        TaskMocks.NONE,
        ArchivePlaces.NONE,
        TaskTraces.NONE);
  }

  private static void deploy(SimulatedVertx vertx, VerticleBase verticle) {
    try {
      verticle.deploy(vertx.context());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  long now() {
    return world.timeline().now();
  }

  Chance chance() {
    return world.chance();
  }

  /** How long a message within the instance takes. */
  long hop() {
    return world.chance().hop(false);
  }

  boolean isFaulty() {
    return world.isFaulty();
  }

  boolean isDead() {
    return dead;
  }

  SimulatedClock clock() {
    return clock;
  }

  /** Does something after so many microseconds, or when the instance stands still no more. */
  Entry after(long micros, Runnable work) {
    return at(now() + micros, work);
  }

  Entry at(long time, Runnable work) {
    return world.timeline().at(time, () -> run(work));
  }

  /** Does something outside of the instance, dead or alive. */
  void whatever(long micros, Runnable work) {
    world.timeline().after(micros, work);
  }

  private void run(Runnable work) {
    if (dead) {
      return;
    }
    if (standsStillUntil > now()) {
      world.timeline().at(standsStillUntil, () -> run(work));
    } else {
      work.run();
    }
  }

  /** Takes a call over HTTP. */
  void take(Request request) {
    requests.add(request);
    after(
        0,
        () -> {
          ActionCall call = request.toCall();
          Future<ObjectNode> answer = actions.dispatch(call);
          answer.onComplete(
              done -> {
                requests.remove(request);
                request.answered(done);
              });
        });
  }

  /** The process is killed. */
  void kill() {
    dead = true;
    links.forEach(SimulatedLink::end);
    ear.end();
    requests.forEach(Request::cut);
  }

  /** The process stands still for so many microseconds. */
  void pause(long micros) {
    standsStillUntil = now() + micros;
  }

  void cutAll(long backAfter) {
    links.forEach(link -> link.cut(backAfter));
    ear.cut(backAfter);
  }

  void cutOne() {
    world.chance().of(links).cut(world.chance().millis(1, 2_000));
  }

  void deafen() {
    ear.cut(world.chance().millis(1, 2_000));
  }

  /** One connection is slow for a while. */
  void slow() {
    SimulatedLink link = world.chance().of(links);
    link.slow(world.chance().millis(10, 3_000));
    world.timeline().after(world.chance().millis(500, 5_000), () -> link.slow(0));
  }
}
