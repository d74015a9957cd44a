package dev.newel.api.action.machine;

import static io.vertx.core.Future.succeededFuture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.Tags;
import dev.newel.api.action.WireTime;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.ResourceName;
import dev.newel.aws.ServiceError.StateMachineAlreadyExists;
import dev.newel.aws.ServiceException;
import dev.newel.store.Catalog.Machine;
import io.vertx.core.Future;

/**
 * Creates a state machine. The same content under the same name gives the machine that is there;
 * the role and the tags do not count.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html">CreateStateMachine</a>
 */
public record CreateStateMachine(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    ObjectNode input = call.input();
    ResourceName.check(input.path("name").textValue());
    Arn.checkRole(input.path("roleArn").textValue());
    Publishing.checkDescription(input);
    return DefinitionText.check(context, input.path("definition").textValue(), type(input))
        .compose(right -> create(machine(call), input));
  }

  private static String type(ObjectNode input) {
    return input.path("type").asText("STANDARD");
  }

  private Machine machine(ActionCall call) {
    ObjectNode input = call.input();
    Name name = new Name(call.home(), input.path("name").textValue());
    long now = context.clock().millis();
    return new Machine(
        name,
        ActionContext.newId(),
        true,
        now,
        now,
        type(input),
        input.path("roleArn").textValue(),
        input.path("definition").textValue(),
        MachineSettings.merge(input, ActionContext.object()),
        Tags.of(input, ActionContext.machineArn(name)),
        false);
  }

  private Future<ObjectNode> create(Machine machine, ObjectNode input) {
    return context
        .catalog()
        .createMachine(machine)
        .compose(there -> there.deleting() ? takeOver(machine, there) : succeededFuture(there))
        .compose(
            there -> {
              ObjectNode answer = answer(machine, there);
              return new Publishing(context).ifAsked(input, there, answer);
            });
  }

  /** The name is free once the last execution of the one before has ended. */
  private Future<Machine> takeOver(Machine machine, Machine deleted) {
    return context
        .catalog()
        .finishDeletion(machine.name())
        .compose(
            deleting ->
                deleting ? succeededFuture(deleted) : context.catalog().createMachine(machine))
        .map(MachineArn::refuseDeleted);
  }

  private static ObjectNode answer(Machine asked, Machine there) {
    String arn = ActionContext.machineArn(there.name());
    boolean same =
        there.definition().equals(asked.definition())
            && there.type().equals(asked.type())
            && there.settings().equals(asked.settings());
    if (!same) {
      throw new ServiceException(new StateMachineAlreadyExists(arn));
    }
    ObjectNode answer = ActionContext.object().put("stateMachineArn", arn);
    answer.set("creationDate", WireTime.seconds(there.creationTime()));
    return answer;
  }
}
