package dev.newel.engine.trial;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.Timestamp;
import dev.newel.asl.parse.DefinitionParser;
import dev.newel.aws.Arn;
import dev.newel.aws.Home;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The context object of a state that is tested without one: that of an Express execution which has
 * just come to it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html#using-context-field">Using
 *     context field in the TestState API</a>
 */
public final class UsualContext {

  private UsualContext() {}

  /**
   * Makes one.
   *
   * @param roleArn null where the test has none
   * @param retries how often the state was tried again
   * @param now epoch milliseconds
   */
  public static ObjectNode of(
      TestedState state, Home home, @Nullable String roleArn, Json input, int retries, long now) {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    String machine = UUID.randomUUID().toString();
    String name = UUID.randomUUID().toString();
    String machineArn = new Arn.StateMachine(home, machine, null).text();
    context
        .putObject("Execution")
        .put("Id", machineArn.replace(":stateMachine:", ":express:") + ":" + name)
        .<ObjectNode>set("Input", input.node())
        .put("Name", name)
        .put("RoleArn", roleArn)
        .put("StartTime", Timestamp.text(now));
    context.putObject("StateMachine").put("Id", machineArn).put("Name", machine);
    // AWS takes the state out of its machine, and its name is lost
    ObjectNode own = context.putObject("State").put("Name", DefinitionParser.STATE_NAME);
    own.put("EnteredTime", Timestamp.text(now));
    if (state.state().failurePolicy() != null) {
      own.put("RetryCount", retries);
    }
    if (state.isInMap()) {
      context.putObject("Map").putObject("Item").put("Index", 0).set("Value", input.node());
    }
    if (state.hasToken()) {
      context.putObject("Task").put("Token", UUID.randomUUID().toString());
    }
    return context;
  }
}
