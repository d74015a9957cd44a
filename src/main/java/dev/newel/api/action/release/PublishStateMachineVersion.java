package dev.newel.api.action.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.WireTime;
import dev.newel.api.action.machine.MachineArn;
import dev.newel.api.action.machine.Publishing;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceError.ConflictException;
import dev.newel.aws.ServiceException;
import dev.newel.store.Catalog.Machine;
import dev.newel.store.Releases.Version;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the newest revision of a state machine; one that has a version gives that.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_PublishStateMachineVersion.html">PublishStateMachineVersion</a>
 */
public record PublishStateMachineVersion(ActionContext context) implements Action {

  /** How a client names the revision that a machine was created with, which has no id for it. */
  private static final String INITIAL = "INITIAL";

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Name name = MachineArn.name(call);
    String description = call.input().path("description").textValue();
    return context
        .catalog()
        .machine(name)
        .map(machine -> ActionContext.found(machine, MachineArn.missing(call)))
        .map(MachineArn::refuseDeleted)
        .compose(
            machine -> {
              checkRevision(machine, call.input().path("revisionId").textValue());
              return new Publishing(context).publish(machine, description);
            })
        .map(version -> answer(name, version));
  }

  private static void checkRevision(Machine newest, @Nullable String wanted) {
    String current = newest.initial() ? INITIAL : newest.revision();
    if (wanted != null && !wanted.equals(current)) {
      throw new ServiceException(
          new ConflictException(
              "Failed to publish the State Machine version for revision "
                  + wanted
                  + ". The current State Machine revision is "
                  + current
                  + "."));
    }
  }

  private static ObjectNode answer(Name machine, Version version) {
    ObjectNode answer = ActionContext.object();
    answer.set("creationDate", WireTime.seconds(version.creationTime()));
    return answer.put("stateMachineVersionArn", Publishing.versionArn(machine, version.number()));
  }
}
