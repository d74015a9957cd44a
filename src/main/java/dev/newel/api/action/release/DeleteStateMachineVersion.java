package dev.newel.api.action.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.aws.Arn;
import dev.newel.aws.ServiceError.ConflictException;
import dev.newel.aws.ServiceException;
import dev.newel.store.Releases.Version;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deletes a version that no alias leads to; one that is not there is no error.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_DeleteStateMachineVersion.html">DeleteStateMachineVersion</a>
 */
public record DeleteStateMachineVersion(ActionContext context) implements Action {

  @Override
  public Future<ObjectNode> perform(ActionCall call) {
    Arn.StateMachine arn = ReleaseArn.version(call);
    return ReleaseArn.published(context, call, arn)
        .compose(there -> delete(arn, there.versions().get(arn.version())))
        .map(
            aliases -> {
              refuseReferred(aliases);
              return ActionContext.object();
            });
  }

  private Future<List<String>> delete(Arn.StateMachine arn, @Nullable Version version) {
    return version == null
        ? Future.succeededFuture(List.of())
        : context.catalog().releases().deleteVersion(ReleaseArn.machine(arn), version);
  }

  private static void refuseReferred(List<String> aliases) {
    if (!aliases.isEmpty()) {
      throw new ServiceException(
          new ConflictException(
              "Version to be deleted must not be referenced by an alias. Current list of aliases"
                  + " referencing this version: "
                  + aliases));
    }
  }
}
