package dev.newel.api.action.machine;

import static io.vertx.core.Future.succeededFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.WireTime;
import dev.newel.store.Catalog.Machine;
import io.vertx.core.Future;

/**
 * Describes a state machine.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html">DescribeStateMachine</a>
 */
public record DescribeStateMachine(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    return MachineArn.find(context, call)
        .compose(
            machine -> machine.deleting() ? findAgain(machine, call) : succeededFuture(machine))
        .map(machine -> answer(machine, call));
  }

  /** Its last execution may have ended. */
  private Future<Machine> findAgain(Machine deleted, ActionCall call) {
    return context
        .catalog()
        .finishDeletion(deleted.name())
        .compose(deleting -> deleting ? succeededFuture(deleted) : MachineArn.find(context, call));
  }

  private ObjectNode answer(Machine machine, ActionCall call) {
    ObjectNode answer =
        ActionContext.object()
            .put("stateMachineArn", ActionContext.machineArn(machine.name()))
            .put("name", machine.name().text())
            .put("status", machine.deleting() ? "DELETING" : "ACTIVE")
            .put("definition", definition(machine, call))
            .put("roleArn", machine.roleArn())
            .put("type", machine.type());
    answer.set("creationDate", WireTime.seconds(machine.creationTime()));
    MachineSettings.addTo(answer, machine.settings());
    addRevision(answer, machine);
    VariableReferences.addTo(answer, machine, context, call);
    return answer;
  }

  /** Who asks for the metadata only gets an empty definition. */
  public static String definition(Machine machine, ActionCall call) {
    return isMetadataOnly(call) ? "{}" : machine.definition();
  }

  static boolean isMetadataOnly(ActionCall call) {
    return call.input().path("includedData").asText().equals("METADATA_ONLY");
  }

  /** AWS names a revision only once a machine was updated. */
  public static void addRevision(ObjectNode answer, Machine machine) {
    if (!machine.initial()) {
      answer.put("revisionId", machine.revision());
    }
  }
}
