package dev.newel.api.action.machine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.asl.parse.MachineType;
import dev.newel.asl.parse.check.DefinitionException;
import dev.newel.store.Catalog.Machine;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/**
 * Which variables each state of a machine reads. They say something of the definition, and are left
 * out where that is.
 */
public final class VariableReferences {

  private VariableReferences() {}

  /** The description with them, if there are any. */
  public static Future<ObjectNode> addTo(
      ObjectNode answer, Machine machine, ActionContext context, ActionCall call) {
    if (DescribeStateMachine.isMetadataOnly(call)) {
      return Future.succeededFuture(answer);
    }
    return DefinitionText.aside(machine.definition(), () -> of(machine, context))
        .map(references -> with(answer, references));
  }

  private static ObjectNode with(ObjectNode answer, Map<String, List<String>> references) {
    if (!references.isEmpty()) {
      ObjectNode states = answer.putObject("variableReferences");
      references.forEach(
          (state, variables) -> {
            ArrayNode names = states.putArray(state);
            variables.forEach(names::add);
          });
    }
    return answer;
  }

  private static Map<String, List<String>> of(Machine machine, ActionContext context) {
    try {
      return context
          .definitions()
          .parse(machine.definition(), MachineType.valueOf(machine.type()))
          .variableReferences();
    } catch (DefinitionException e) {
      // an older version took it: it can be described all the same
      return Map.of();
    }
  }
}
