package dev.newel.api.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.Action;
import dev.newel.api.ActionCall;
import dev.newel.api.WireTime;
import dev.newel.asl.Json;
import dev.newel.bus.Arn;
import dev.newel.bus.ServiceError.ConflictException;
import dev.newel.bus.ServiceError.MissingRequiredParameter;
import dev.newel.bus.ServiceError.StateMachineDoesNotExist;
import dev.newel.bus.ServiceException;
import dev.newel.store.Catalog.Machine;
import io.vertx.core.Future;

/**
 * Gives a state machine a new revision. Executions go on with the one they started with.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html">UpdateStateMachine</a>
 */
record UpdateStateMachine(Server server) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    ObjectNode input = call.input();
    Arn.StateMachine arn = MachineArn.of(server, call);
    if (!input.has("definition") && !input.has("roleArn") && !MachineSettings.isIn(input)) {
      throw new ServiceException(MissingRequiredParameter.NOTHING_TO_UPDATE);
    }
    CreateStateMachine.refuseVersions(input);
    if (input.has("roleArn")) {
      Arn.checkRole(input.path("roleArn").textValue());
    }
    return server
        .catalog()
        .machine(arn.name())
        .compose(
            machine ->
                update(input, Server.found(machine, new StateMachineDoesNotExist(arn.text()))));
  }

  private Future<ObjectNode> update(ObjectNode input, Machine before) {
    Machine after =
        new Machine(
            before.name(),
            Server.newId(),
            false,
            before.creationTime(),
            server.clock().millis(),
            before.type(),
            input.path("roleArn").asText(before.roleArn()),
            input.path("definition").asText(before.definition()),
            MachineSettings.merge(input, Json.ofTrusted(before.settings()).node()),
            before.tags());
    if (input.has("definition")) {
      DefinitionText.check(after.definition(), after.type());
    }
    return server
        .catalog()
        .updateMachine(after, before.revision())
        .map(
            updated -> {
              if (!updated) {
                throw new ServiceException(
                    new ConflictException(
                        "Another update of the state machine came first. Please try again."));
              }
              ObjectNode answer = Server.object();
              answer.set("updateDate", WireTime.seconds(after.updateTime()));
              return answer.put("revisionId", after.revision());
            });
  }
}
