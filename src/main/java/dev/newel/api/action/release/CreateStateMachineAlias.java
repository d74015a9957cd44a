package dev.newel.api.action.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.WireTime;
import dev.newel.api.action.machine.MachineArn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceError.ConflictException;
import dev.newel.aws.ServiceException;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.Releases.Alias;
import io.vertx.core.Future;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Creates an alias. The same again gives the alias that is there.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachineAlias.html">CreateStateMachineAlias</a>
 */
public record CreateStateMachineAlias(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Routing routing = Routing.of(call.input());
    if (routing.machine().isOfMapState() || !call.isHere(routing.machine())) {
      throw new ServiceException(ReleaseArn.missing(routing.machine()));
    }
    Name machine = routing.name();
    Alias alias = alias(call.input(), routing);
    return context
        .catalog()
        .machine(machine)
        .map(there -> checkMachine(there, routing))
        .compose(there -> context.catalog().releases().of(machine))
        .compose(there -> create(machine, there.aliases().get(alias.name()), alias))
        .map(created -> answer(machine, created));
  }

  private Alias alias(ObjectNode input, Routing routing) {
    long now = context.clock().millis();
    return new Alias(
        input.path("name").textValue(),
        routing.routes(),
        input.path("description").textValue(),
        now,
        now);
  }

  private static Machine checkMachine(@Nullable Machine there, Routing routing) {
    return MachineArn.refuseDeleted(
        ActionContext.found(there, ReleaseArn.missing(routing.machine())));
  }

  private Future<Alias> create(Name machine, @Nullable Alias there, Alias alias) {
    if (there == null) {
      return new AliasWriter(context).write(machine, null, alias);
    }
    boolean isSame =
        there.routes().equals(alias.routes())
            && Objects.equals(there.description(), alias.description());
    if (!isSame) {
      throw new ServiceException(
          new ConflictException(
              "Failed to create alias because an alias with the same name and a different routing"
                  + " configuration already exists."));
    }
    return Future.succeededFuture(there);
  }

  private static ObjectNode answer(Name machine, Alias alias) {
    ObjectNode answer =
        ActionContext.object()
            .put("stateMachineAliasArn", ReleaseArn.aliasArn(machine, alias.name()));
    answer.set("creationDate", WireTime.seconds(alias.creationTime()));
    return answer;
  }
}
