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
    return MachineArn.find(server, call).map(this::answer);
  }

  private ObjectNode answer(Machine machine) {
    ObjectNode answer =
        Server.object()
            .put("stateMachineArn", server.machineArn(machine.name()))
            .put("name", machine.name())
            .put("status", "ACTIVE")
            .put("definition", machine.definition())
            .put("roleArn", machine.roleArn())
            .put("type", machine.type());
    answer.set("creationDate", WireTime.seconds(machine.creationTime()));
    MachineSettings.addTo(answer, machine.settings());
    addRevision(answer, machine);
    return answer;
  }

  /** AWS names a revision only once a machine was updated. */
  static void addRevision(ObjectNode answer, Machine machine) {
    if (!machine.initial()) {
      answer.put("revisionId", machine.revision());
    }
  }
}
