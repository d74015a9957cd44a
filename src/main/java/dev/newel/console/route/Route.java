package dev.newel.console.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.Set;
import java.util.function.Function;

/**
 * A route below {@code /console/api}.
 *
 * @param method GET or POST
 * @param path behind {@code /console/api/}; {@code *} in the place of one part stands for any
 * @param parameters that it knows
 * @param answer fails with a {@link dev.newel.aws.ServiceException} for what is to be refused
 */
public record Route(
    String method,
    String path,
    Set<String> parameters,
    Function<Asked, Future<ObjectNode>> answer) {

  public static Route get(
      String path, Set<String> parameters, Function<Asked, Future<ObjectNode>> answer) {
    return new Route("GET", path, parameters, answer);
  }

  public static Route post(String path, Function<Asked, Future<ObjectNode>> answer) {
    return new Route("POST", path, Set.of(), answer);
  }
}
