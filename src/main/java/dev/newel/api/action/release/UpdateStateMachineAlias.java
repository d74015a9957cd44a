package dev.newel.api.action.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.WireTime;
import dev.newel.api.action.machine.MachineArn;
import dev.newel.aws.Arn;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import dev.newel.store.Releases.Alias;
import dev.newel.store.Releases.Route;
import io.vertx.core.Future;
import java.util.List;

/**
 * Has an alias lead to other versions, or describes it otherwise.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachineAlias.html">UpdateStateMachineAlias</a>
 */
public record UpdateStateMachineAlias(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    ObjectNode input = call.input();
    Arn.StateMachine arn = ReleaseArn.alias(call);
    if (!Routing.isIn(input) && !input.has("description")) {
      throw new ServiceException(
          new ValidationException(
              "Either the description or the routing configuration must be specified", null));
    }
    List<Route> routes = Routing.isIn(input) ? routes(input, arn) : List.of();
    return ReleaseArn.find(context, call, arn)
        .compose(alias -> refuseDeleted(arn).map(alias))
        .compose(
            before ->
                new AliasWriter(context)
                    .write(ReleaseArn.machine(arn), before, after(input, before, routes)))
        .map(UpdateStateMachineAlias::answer);
  }

  private static List<Route> routes(ObjectNode input, Arn.StateMachine arn) {
    Routing routing = Routing.of(input);
    if (!routing.machine().equals(arn.unqualified())) {
      throw new ServiceException(
          new ValidationException(
              "Routing configuration must contain versions of the alias's state machine.", null));
    }
    return routing.routes();
  }

  private Future<Void> refuseDeleted(Arn.StateMachine arn) {
    return context
        .catalog()
        .machine(ReleaseArn.machine(arn))
        .map(machine -> ActionContext.found(machine, ReleaseArn.missing(arn)))
        .map(MachineArn::refuseDeleted)
        .mapEmpty();
  }

  private Alias after(ObjectNode input, Alias before, List<Route> routes) {
    String description = input.path("description").textValue();
    return new Alias(
        before.name(),
        routes.isEmpty() ? before.routes() : routes,
        description == null ? before.description() : description,
        before.creationTime(),
        context.clock().millis());
  }

  private static ObjectNode answer(Alias updated) {
    ObjectNode answer = ActionContext.object();
    answer.set("updateDate", WireTime.seconds(updated.updateTime()));
    return answer;
  }
}
