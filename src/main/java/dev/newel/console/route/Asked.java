package dev.newel.console.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Arn;
import dev.newel.aws.Home;
import dev.newel.identity.Caller;
import dev.newel.interpreter.model.start.ExecutionKey;

/**
 * A request to the console.
 *
 * @param home the account and region that it is for: nothing of another one is there for it
 * @param caller who asks
 * @param path what stands where the route has a name in braces; empty where it has none
 * @param body an empty object where there is none
 */
public record Asked(Home home, Caller caller, Parameters parameters, String path, ObjectNode body) {

  /** The execution that a parameter names. */
  public ExecutionKey execution(String parameter) {
    return execution(home, parameters.text(parameter));
  }

  /** The execution that an ARN names. */
  public static ExecutionKey execution(Home home, String text) {
    Arn.Execution arn = Arn.parse(text, Arn.Execution.class);
    if (!arn.home().equals(home)) {
      throw Refusals.missing("execution " + text);
    }
    return new ExecutionKey(home, arn.stateMachine(), arn.name());
  }
}
