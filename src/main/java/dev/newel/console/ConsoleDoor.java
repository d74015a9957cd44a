package dev.newel.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.aws.ServiceError.InternalFailure;
import dev.newel.aws.ServiceError.ServiceUnavailable;
import dev.newel.aws.ServiceException;
import dev.newel.console.route.Asked;
import dev.newel.console.route.Parameters;
import dev.newel.console.route.Refusals;
import dev.newel.identity.Caller;
import dev.newel.store.StoreUnavailableException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/**
 * Answers requests below {@code /console/api}. They have passed the guard of the API; what they ask
 * for is for the routes.
 */
final class ConsoleDoor {

  private static final Logger LOG = System.getLogger(ConsoleDoor.class.getName());

  /** Below it all routes stand. */
  static final String ROOT = "/console/api/";

  private final RouteTable routes;
  private final ConsoleAnswer answers;

  ConsoleDoor(RouteTable routes, ConsoleAnswer answers) {
    this.routes = routes;
    this.answers = answers;
  }

  void handle(HttpServerRequest request, Home home, Caller caller, byte[] body) {
    try {
      String path = request.path();
      RouteTable.Match match =
          routes.find(
              request.method().name(), path.startsWith(ROOT) ? path.substring(ROOT.length()) : "");
      Parameters parameters = Parameters.parse(request.query());
      parameters.checkNames(match.route().parameters());
      boolean begins = match.route().method().equals("POST");
      ObjectNode given = begins ? body(request, body) : JsonNodeFactory.instance.objectNode();
      match
          .route()
          .answer()
          .apply(new Asked(home, caller, parameters, match.part(), given))
          // a POST begins something, which goes on when it is answered
          .onSuccess(answer -> answers.succeed(request, begins ? 202 : 200, answer))
          .onFailure(why -> refuse(request, why));
    } catch (RuntimeException e) {
      refuse(request, e);
    }
  }

  /** A type that no page of another site can send without being asked for leave first. */
  private static ObjectNode body(HttpServerRequest request, byte[] body) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (type == null || !type.startsWith("application/json")) {
      throw Refusals.invalid("The body must be application/json");
    }
    if (body.length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      if (Json.MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      // as what is no object
    }
    throw Refusals.invalid("The body must be one JSON object");
  }

  void refuse(HttpServerRequest request, Throwable why) {
    if (why instanceof ServiceException expected) {
      answers.fail(request, expected.error());
    } else if (why instanceof StoreUnavailableException) {
      answers.fail(request, new ServiceUnavailable("The store of this server does not answer"));
    } else {
      String id = UUID.randomUUID().toString();
      LOG.log(
          Level.ERROR, () -> "request " + id + " of the console failed: " + request.path(), why);
      answers.fail(request, new InternalFailure(id));
    }
  }
}
