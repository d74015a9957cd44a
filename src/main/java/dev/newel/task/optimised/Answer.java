package dev.newel.task.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.wire.WireAnswer;
import dev.newel.interpreter.task.TaskArn.Pattern;

/**
 * What a service answered.
 *
 * @param arguments of the call, as the state gave them
 * @param result of the action, in the spelling of optimised integrations
 * @param wire what it was read from
 */
record Answer(JsonNode arguments, ObjectNode result, WireAnswer wire, Pattern pattern) {

  /** The output that most integrations have. */
  ObjectNode withMetadata() {
    return SdkMetadata.add(result, wire);
  }

  /** The same with another result. */
  Answer with(ObjectNode other) {
    return new Answer(arguments, other, wire, pattern);
  }
}
