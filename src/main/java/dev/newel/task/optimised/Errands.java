package dev.newel.task.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.CallResult;
import io.vertx.core.Future;

/** Further calls that an integration makes: a name is looked up, or a body stands in S3. */
interface Errands {

  Errands NONE = new Errands() {};

  /** Calls services for the same task. */
  @FunctionalInterface
  interface Services {

    /** The answer; fails with a {@link FailedException}. */
    Future<ObjectNode> call(String model, String action, ObjectNode arguments);
  }

  /** A call that gave no answer. */
  final class FailedException extends RuntimeException {
    private final transient CallResult result;

    FailedException(CallResult result) {
      super("no answer", null, false, false);
      this.result = result;
    }

    CallResult result() {
      return result;
    }
  }

  /**
   * What comes before the call.
   *
   * @param given the arguments of the state
   * @param arguments what was made of them
   * @return the arguments to call with
   */
  default Future<ObjectNode> before(Services services, JsonNode given, ObjectNode arguments) {
    return Future.succeededFuture(arguments);
  }

  /**
   * What comes after it.
   *
   * @param given the arguments of the state
   * @param output what was made of the answer
   * @return the output of the task
   */
  default Future<ObjectNode> after(Services services, JsonNode given, ObjectNode output) {
    return Future.succeededFuture(output);
  }
}
