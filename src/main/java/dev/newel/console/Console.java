package dev.newel.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Home;
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
import dev.newel.store.HistoryStore;
import dev.newel.store.Overview;
import dev.newel.token.TaskToken;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the console's pages ask for and no call of AWS gives: one for all event loops that serve
 * HTTP.
 */
public final class Console {

  private final ConsoleOptions options;
  private final ConsoleParts parts;
  private final ConsoleDoor door;

  public Console(ConsoleOptions options, ConsoleParts parts) {
    this.options = options;
    this.parts = parts;
    this.door = new ConsoleDoor(new RouteTable(routes()), new ConsoleAnswer(parts.vertx()));
  }

  private List<Route> routes() {
    Overview overview = parts.store().overview();
    HistoryStore histories = parts.store().histories();
    Continuation continuation = new Continuation(parts.signature());
    MachineCounts counts =
        new MachineCounts(parts.store().catalog(), overview, parts.store().clock());
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
        JsonNodeFactory.instance
            .objectNode()
            .put("version", options.version())
            .put("account", asked.home().account())
            .put("region", asked.home().region())
            .put("readOnly", options.readOnly())
            .put("instance", parts.store().exchange().self())
            .put("time", parts.store().clock().millis()));
  }

  /** Answers a request that has passed the guard. */
  public void handle(HttpServerRequest request, Home home, byte[] body) {
    door.handle(request, home, body);
  }
}
