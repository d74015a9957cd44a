package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.Action;
import dev.newel.api.ActionCall;
import dev.newel.api.WireTime;
import dev.newel.store.Catalog.Machine;
import io.vertx.core.Future;

/**
 * Describes a state machine.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html">DescribeStateMachine</a>
 */
record DescribeStateMachine(Server server) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    return MachineArn.find(server, call).map(machine -> answer(machine, call));
  }

  private ObjectNode answer(Machine machine, ActionCall call) {
    ObjectNode answer =
        Server.object()
            .put("stateMachineArn", server.machineArn(machine.name()))
            .put("name", machine.name())
            .put("status", "ACTIVE")
            .put("definition", definition(machine, call))
            .put("roleArn", machine.roleArn())
            .put("type", machine.type());
    answer.set("creationDate", WireTime.seconds(machine.creationTime()));
    MachineSettings.addTo(answer, machine.settings());
    addRevision(answer, machine);
    return answer;
  }

  /** Who asks for the metadata only gets an empty definition. */
  static String definition(Machine machine, ActionCall call) {
    boolean metadataOnly = call.input().path("includedData").asText().equals("METADATA_ONLY");
    return metadataOnly ? "{}" : machine.definition();
  }

  /** AWS names a revision only once a machine was updated. */
  static void addRevision(ObjectNode answer, Machine machine) {
    if (!machine.initial()) {
      answer.put("revisionId", machine.revision());
    }
  }
}
