package dev.newel.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Home;
import dev.newel.console.live.LiveHub;
import dev.newel.console.live.StreamDoor;
import dev.newel.console.peer.Peers;
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
import dev.newel.store.HistoryStore;
import dev.newel.store.Overview;
import dev.newel.store.Store;
import dev.newel.token.TaskToken;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the console's pages ask for and no call of AWS gives: one for all event loops that serve
 * HTTP.
 */
public final class Console {

  private static final String EVENTS = "/console/events";

  private final ConsoleOptions options;
  private final ConsoleParts parts;
  private final ConsoleDoor door;
  private final LiveHub hub;
  private final StreamDoor streams;

  public Console(ConsoleOptions options, ConsoleParts parts) {
    this.options = options;
    this.parts = parts;
    Vertx vertx = parts.vertx();
    Store store = parts.store();
    Overview overview = store.overview();
    // one event loop hears what instances say to each other, whoever calls
    Context context = ((VertxInternal) vertx).createEventLoopContext();
    Peers peers = new Peers(vertx, context, store.exchange(), overview);
    MachineCounts counts = new MachineCounts(store.catalog(), overview, store.clock());
    this.hub = new LiveHub(vertx, context, peers);
    this.streams =
        new StreamDoor(vertx, hub, store.histories(), overview, counts, this::self);
    this.door =
        new ConsoleDoor(new RouteTable(routes(overview, counts)), new ConsoleAnswer(vertx));
    store.onBack(hub::storeIsBack);
  }

  private List<Route> routes(Overview overview, MachineCounts counts) {
    HistoryStore histories = parts.store().histories();
    Continuation continuation = new Continuation(parts.signature());
    PlaceScan scan = new PlaceScan(overview, counts);
    List<Route> routes = new ArrayList<>();
    routes.add(Route.get("about", Set.of(), this::about));
    routes.addAll(new MachineRoutes(counts, continuation).all());
    routes.addAll(
        new ExecutionRoutes(scan, overview, histories, new WhereItIs(histories), continuation)
            .all());
    routes.addAll(new SearchRoutes(scan, overview, counts, continuation).all());
    routes.addAll(new EventRoutes(histories).all());
    routes.addAll(
        new FrameRoutes(
                overview,
                parts.catalog(),
                options.readOnly() ? null : TaskToken.signedBy(parts.signature()))
            .all());
    return List.copyOf(routes);
  }

  private Future<ObjectNode> about(Asked asked) {
    return Future.succeededFuture(
        self()
            .put("account", asked.home().account())
            .put("region", asked.home().region())
            .put("readOnly", options.readOnly()));
  }

  private ObjectNode self() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", options.version())
        .put("instance", parts.store().exchange().self())
        .put("time", parts.store().clock().millis());
  }

  /** What the engines show their turns to. */
  public TurnWatch watch() {
    return hub;
  }

  /** Answers a request that has passed the guard. */
  public void handle(HttpServerRequest request, Home home, byte[] body) {
    if (!request.path().equals(EVENTS)) {
      door.handle(request, home, body);
      return;
    }
    try {
      streams.handle(request, home, door::refuse);
    } catch (RuntimeException e) {
      door.refuse(request, e);
    }
  }

  /** Sends the pages that watch something to another instance. */
  public void leave() {
    streams.leave();
  }
}
