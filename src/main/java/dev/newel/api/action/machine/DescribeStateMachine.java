package dev.newel.api.action.machine;

import static io.vertx.core.Future.succeededFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.WireTime;
import dev.newel.engine.definition.Target;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.Releases.Version;
import io.vertx.core.Future;

/**
 * Describes a state machine, or the version of it that an ARN leads to.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html">DescribeStateMachine</a>
 */
public record DescribeStateMachine(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    return MachineArn.find(context, call)
        .compose(target -> target.isDeleting() ? findAgain(target, call) : succeededFuture(target))
        .compose(target -> answer(target, call));
  }

  /** Its last execution may have ended. */
  private Future<Target> findAgain(Target deleted, ActionCall call) {
    return context
        .catalog()
        .finishDeletion(deleted.machine().name())
        .compose(deleting -> deleting ? succeededFuture(deleted) : MachineArn.find(context, call));
  }

  private Future<ObjectNode> answer(Target target, ActionCall call) {
    Machine machine = target.machine();
    Version version = target.version();
    ObjectNode answer =
        ActionContext.object()
            .put("stateMachineArn", MachineArn.parse(call).text())
            .put("name", machine.name().text())
            .put("status", target.isDeleting() ? "DELETING" : "ACTIVE")
            .put("definition", definition(machine, call))
            .put("roleArn", machine.roleArn())
            .put("type", machine.type());
    answer.set(
        "creationDate",
        WireTime.seconds(version == null ? machine.creationTime() : version.creationTime()));
    if (version != null && version.description() != null) {
      answer.put("description", version.description());
    }
    MachineSettings.addTo(answer, machine.settings());
    addRevision(answer, machine);
    return VariableReferences.addTo(answer, machine, context, call);
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
