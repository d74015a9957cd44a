package dev.newel.api.action.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.WireTime;
import dev.newel.asl.data.Json;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceError.ConflictException;
import dev.newel.aws.ServiceError.MissingRequiredParameter;
import dev.newel.aws.ServiceException;
import dev.newel.store.Catalog.Machine;
import io.vertx.core.Future;

/**
 * Gives a state machine a new revision. Executions go on with the one they started with.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html">UpdateStateMachine</a>
 */
public record UpdateStateMachine(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    ObjectNode input = call.input();
    Name name = MachineArn.name(call);
    if (!input.has("definition") && !input.has("roleArn") && !MachineSettings.isIn(input)) {
      throw new ServiceException(MissingRequiredParameter.NOTHING_TO_UPDATE);
    }
    Publishing.checkDescription(input);
    if (input.has("roleArn")) {
      Arn.checkRole(input.path("roleArn").textValue());
    }
    return context
        .catalog()
        .machine(name)
        .compose(machine -> update(input, ActionContext.found(machine, MachineArn.missing(call))));
  }

  private Future<ObjectNode> update(ObjectNode input, Machine before) {
    MachineArn.refuseDeleted(before);
    Machine after =
        new Machine(
            before.name(),
            ActionContext.newId(),
            false,
            before.creationTime(),
            context.clock().millis(),
            before.type(),
            input.path("roleArn").asText(before.roleArn()),
            input.path("definition").asText(before.definition()),
            MachineSettings.merge(input, Json.ofTrusted(before.settings()).node()),
            before.tags(),
            false);
    Publishing publishing = new Publishing(context);
    Future<Machine> updated =
        changesNothing(before, after)
            ? Future.succeededFuture(before)
            : check(input, after)
                .compose(right -> publishing.checkRoom(input, after.name()))
                .compose(free -> replace(before, after));
    return updated.compose(newest -> publishing.ifAsked(input, newest, answer(newest)));
  }

  private Future<Void> check(ObjectNode input, Machine after) {
    return input.has("definition")
        ? DefinitionText.check(context, after.definition(), after.type())
        : Future.succeededFuture();
  }

  private Future<Machine> replace(Machine before, Machine after) {
    return context
        .catalog()
        .updateMachine(after, before.revision())
        .compose(isReplaced -> isReplaced ? Future.succeededFuture(after) : overtaken(after));
  }

  /**
   * Another update came first: where it was the same, as a client repeats itself, it is this one.
   */
  private Future<Machine> overtaken(Machine after) {
    return context
        .catalog()
        .machine(after.name())
        .map(
            there -> {
              if (there == null || there.deleting() || !changesNothing(there, after)) {
                throw new ServiceException(
                    new ConflictException(
                        "Another update of the state machine came first. Please try again."));
              }
              return there;
            });
  }

  /** Then the revision stays the one it is. */
  private static boolean changesNothing(Machine before, Machine after) {
    return after.definition().equals(before.definition())
        && after.roleArn().equals(before.roleArn())
        && after.settings().equals(before.settings());
  }

  private static ObjectNode answer(Machine updated) {
    ObjectNode answer = ActionContext.object();
    answer.set("updateDate", WireTime.seconds(updated.updateTime()));
    DescribeStateMachine.addRevision(answer, updated);
    return answer;
  }
}
