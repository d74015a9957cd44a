package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.Action;
import dev.newel.api.ActionCall;
import dev.newel.api.WireTime;
import dev.newel.engine.core.ExecutionStart;
import dev.newel.store.Catalog.Machine;
import io.vertx.core.Future;

/**
 * Describes the revision of a state machine that an execution runs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineForExecution.html">DescribeStateMachineForExecution</a>
 */
record DescribeStateMachineForExecution(Server server) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    return ExecutionArn.find(server, call)
        .compose(
            summary -> {
              ExecutionStart start = summary.start();
              return server
                  .catalog()
                  .revision(start.key().machine(), start.revision())
                  .map(machine -> answer(Server.found(machine, ExecutionArn.missing(call)), call));
            });
  }

  private ObjectNode answer(Machine machine, ActionCall call) {
    ObjectNode answer =
        Server.object()
            .put("stateMachineArn", server.machineArn(machine.name()))
            .put("name", machine.name())
            .put("definition", DescribeStateMachine.definition(machine, call))
            .put("roleArn", machine.roleArn());
    answer.set("updateDate", WireTime.seconds(machine.updateTime()));
    MachineSettings.addTo(answer, machine.settings());
    DescribeStateMachine.addRevision(answer, machine);
    return answer;
  }
}
