package dev.newel.api.action.release;

import dev.newel.api.action.ActionContext;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceError.ConflictException;
import dev.newel.aws.ServiceError.ServiceQuotaExceededException;
import dev.newel.aws.ServiceException;
import dev.newel.store.Releases;
import dev.newel.store.Releases.Alias;
import dev.newel.store.Releases.AliasResult;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Writes aliases, with AWS's errors where that cannot be. */
record AliasWriter(ActionContext context) {

  /**
   * Writes an alias.
   *
   * @param before what it was when this was asked for; null where it is new
   * @return the alias; or a failure with ResourceNotFound where it would lead to no version, with
   *     ServiceQuotaExceededException, or with ConflictException where somebody else has written it
   */
  Future<Alias> write(Name machine, @Nullable Alias before, Alias alias) {
    return context
        .catalog()
        .releases()
        .writeAlias(machine, before, alias)
        .map(
            result -> {
              if (result != AliasResult.WRITTEN) {
                throw new ServiceException(error(result, machine, alias));
              }
              return alias;
            });
  }

  private static ServiceError error(AliasResult result, Name machine, Alias alias) {
    Arn.StateMachine arn = new Arn.StateMachine(machine.home(), machine.text(), alias.name());
    return switch (result) {
      case NO_VERSION -> ReleaseArn.missing(arn);
      case TOO_MANY ->
          new ServiceQuotaExceededException(
              "The state machine has %d aliases, and can have no more: %s"
                  .formatted(Releases.MOST_ALIASES, ActionContext.machineArn(machine)));
      case CHANGED ->
          new ConflictException("Another change of the alias came first. Please try again.");
      case WRITTEN -> throw new IllegalArgumentException("not an error: " + result);
    };
  }
}
