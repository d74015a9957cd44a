package dev.newel.api.action.machine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.ResourceName;
import dev.newel.api.action.Tags;
import dev.newel.api.action.WireTime;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceError.StateMachineAlreadyExists;
import dev.newel.aws.ServiceError.ValidationException;
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
    refuseVersions(input);
    return DefinitionText.check(context, input.path("definition").textValue(), type(input))
        .compose(right -> create(machine(call)));
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
        Tags.of(input, ActionContext.machineArn(name)));
  }

  private Future<ObjectNode> create(Machine machine) {
    return context.catalog().createMachine(machine).map(there -> answer(machine, there));
  }

  /** Versions come later; until then a request for one must not look as if it had worked. */
  static void refuseVersions(ObjectNode input) {
    boolean publish = input.path("publish").asBoolean();
    if (input.has("versionDescription") && !publish) {
      throw new ServiceException(
          new ValidationException(
              "Version description can only be set when publish is true", null));
    }
    if (publish) {
      throw DefinitionText.notYet("Newel does not have versions of state machines yet");
    }
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
