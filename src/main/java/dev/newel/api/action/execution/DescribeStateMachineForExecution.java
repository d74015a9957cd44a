package dev.newel.api.action.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.WireTime;
import dev.newel.api.action.machine.DescribeStateMachine;
import dev.newel.api.action.machine.MachineSettings;
import dev.newel.api.action.machine.VariableReferences;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.MapPart;
import dev.newel.interpreter.model.start.MapRunName;
import dev.newel.store.Catalog.Machine;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Describes the revision of a state machine that an execution runs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachineForExecution.html">DescribeStateMachineForExecution</a>
 */
public record DescribeStateMachineForExecution(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    return ExecutionArn.find(context, call, false)
        .compose(
            summary -> {
              ExecutionStart start = summary.start();
              return context
                  .catalog()
                  .revision(start.key().machineName(), start.revision())
                  .compose(
                      machine ->
                          answer(ActionContext.found(machine, ExecutionArn.missing(call)), call))
                  .map(answer -> addMapRun(answer, start.part()));
            });
  }

  /** An execution of a Map Run tells of that, too. */
  private static ObjectNode addMapRun(ObjectNode answer, @Nullable MapPart part) {
    if (part != null) {
      MapRunName run = MapRunName.at(part.of());
      answer.put("mapRunArn", run.arn()).put("label", run.label());
    }
    return answer;
  }

  private Future<ObjectNode> answer(Machine machine, ActionCall call) {
    ObjectNode answer =
        ActionContext.object()
            .put("stateMachineArn", ActionContext.machineArn(machine.name()))
            .put("name", machine.name().text())
            .put("definition", DescribeStateMachine.definition(machine, call))
            .put("roleArn", machine.roleArn());
    answer.set("updateDate", WireTime.seconds(machine.updateTime()));
    MachineSettings.addTo(answer, machine.settings());
    DescribeStateMachine.addRevision(answer, machine);
    return VariableReferences.addTo(answer, machine, context, call);
  }
}
