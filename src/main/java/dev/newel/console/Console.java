package dev.newel.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Home;
import dev.newel.console.activity.Activities;
import dev.newel.console.express.Express;
import dev.newel.console.job.Jobs;
import dev.newel.console.live.LiveHub;
import dev.newel.console.live.StreamCount;
import dev.newel.console.live.StreamDoor;
import dev.newel.console.peer.InstanceRoutes;
import dev.newel.console.peer.Neighbours;
import dev.newel.console.read.EventRoutes;
import dev.newel.console.read.ExecutionRoutes;
import dev.newel.console.read.FrameRoutes;
import dev.newel.console.read.MachineCounts;
import dev.newel.console.read.MachineRoutes;
import dev.newel.console.read.PlaceScan;
import dev.newel.console.read.SearchRoutes;
import dev.newel.console.read.WhereItIs;
import dev.newel.console.route.Asked;
import dev.newel.console.route.Continuation;
import dev.newel.console.route.Route;
import dev.newel.engine.status.TurnWatch;
import dev.newel.identity.Caller;
import dev.newel.interpreter.environment.TaskTokens;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Turn;
import dev.newel.store.HistoryStore;
import dev.newel.store.Overview;
import dev.newel.store.Store;
import dev.newel.token.TaskToken;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.VertxInternal;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the console's pages ask for and no call of AWS gives: one for all event loops that serve
 * HTTP.
 */
public final class Console {

  private static final Logger LOG = System.getLogger(Console.class.getName());

  private static final String EVENTS = "/console/events";

  private static final Set<ExecutionStatus> OPEN = EnumSet.of(ExecutionStatus.RUNNING);

  private final ConsoleOptions options;
  private final ConsoleParts parts;
  private final ConsoleDoor door;
  private final ExportDoor exports;
  private final MachineCounts counts;
  private final LiveHub hub;
  private final StreamDoor streams;
  private final Activities activities;
  private final Express express;

  public Console(ConsoleOptions options, ConsoleParts parts) {
    this.options = options;
    this.parts = parts;
    Vertx vertx = parts.vertx();
    Store store = parts.store();
    Overview overview = store.overview();
    // one event loop hears what instances say to each other, whoever calls
    Context context = ((VertxInternal) vertx).createEventLoopContext();
    Neighbours neighbours = new Neighbours(vertx, context, store.messages(), overview);
    Continuation continuation = new Continuation(parts.signature());
    TaskTokens tokens = options.readOnly() ? null : TaskToken.signedBy(parts.signature());
    this.counts = new MachineCounts(store.catalog(), overview, store.clock());
    PlaceScan scan = new PlaceScan(overview, counts);
    this.hub = new LiveHub(vertx, context, neighbours);
    this.streams =
        new StreamDoor(
            vertx,
            hub,
            store.histories(),
            overview,
            counts,
            this::self,
            new StreamCount(options.streamsPerClient()));
    this.activities =
        new Activities(
            vertx, store, parts.catalog(), parts.book(), neighbours, continuation, tokens);
    this.exports = new ExportDoor(scan, overview);
    this.express = new Express(neighbours, store.catalog(), options.expressHistories());
    Jobs jobs =
        new Jobs(scan, overview, parts.actions(), neighbours, store.clock(), options.readOnly());
    List<Route> routes = new ArrayList<>();
    routes.add(Route.get("about", Set.of(), this::about));
    routes.addAll(new InstanceRoutes(neighbours, overview, store.clock(), this::load).all());
    routes.addAll(new MachineRoutes(counts, continuation).all());
    routes.addAll(reads(counts, scan, continuation, tokens));
    routes.addAll(activities.routes());
    routes.addAll(express.routes());
    routes.addAll(jobs.routes());
    this.door = new ConsoleDoor(new RouteTable(routes), new ConsoleAnswer(vertx));
    store.onBack(hub::storeIsBack);
    store.onChange(counts::changed);
  }

  private List<Route> reads(
      MachineCounts counts,
      PlaceScan scan,
      Continuation continuation,
      @Nullable TaskTokens tokens) {
    Overview overview = parts.store().overview();
    HistoryStore histories = parts.store().histories();
    List<Route> routes = new ArrayList<>();
    routes.addAll(
        new ExecutionRoutes(scan, overview, histories, new WhereItIs(histories), continuation)
            .all());
    routes.addAll(new SearchRoutes(scan, overview, counts, continuation).all());
    routes.addAll(new EventRoutes(histories).all());
    routes.addAll(new FrameRoutes(overview, parts.catalog(), tokens).all());
    return routes;
  }

  private Future<ObjectNode> about(Asked asked) {
    return Future.succeededFuture(
        self()
            .put("account", asked.home().account())
            .put("region", asked.home().region())
            .put("readOnly", options.readOnly()));
  }

  /** How many executions of a home are open, as the pages show it: of a second ago. */
  public Future<Long> openExecutions(Home home) {
    return counts.sizes(home).map(sizes -> sizes.stream().mapToLong(each -> each.of(OPEN)).sum());
  }

  private ObjectNode self() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", options.version())
        .put("instance", parts.store().messages().self())
        .put("time", parts.store().clock().millis());
  }

  private ObjectNode load() {
    ObjectNode load = self();
    OwnLoad.addTo(load);
    return load.put("streams", streams.streams()).put("polls", parts.book().polls());
  }

  /** What the engines show their turns to. No fault of it is one of theirs. */
  public TurnWatch watch() {
    return new TurnWatch() {
      @Override
      public void committed(Turn turn, boolean begins) {
        try {
          hub.committed(turn, begins);
          activities.watch().committed(turn, begins);
        } catch (RuntimeException e) {
          note(e);
        }
      }

      @Override
      public void ran(Turn turn, boolean begins) {
        try {
          express.ran(turn, begins);
        } catch (RuntimeException e) {
          note(e);
        }
      }
    };
  }

  private static void note(RuntimeException fault) {
    LOG.log(Level.ERROR, "a turn could not be shown to the console", fault);
  }

  /** Answers a request that has passed the guard. */
  public void handle(HttpServerRequest request, Home home, Caller caller, byte[] body) {
    try {
      switch (request.path()) {
        case EVENTS -> streams.handle(request, home, door::refuse);
        case ExportDoor.PATH -> exports.handle(request, home);
        default -> door.handle(request, home, caller, body);
      }
    } catch (RuntimeException e) {
      door.refuse(request, e);
    }
  }

  /** Sends the pages that watch something to another instance. */
  public void leave() {
    streams.leave();
    activities.close();
    hub.close();
  }
}
