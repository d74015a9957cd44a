package dev.newel.api.action.release;

import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceError.InvalidArn;
import dev.newel.aws.ServiceError.ResourceNotFound;
import dev.newel.aws.ServiceException;
import dev.newel.store.Releases.Alias;
import dev.newel.store.Releases.Published;
import io.vertx.core.Future;

/** Finds the version or the alias that a call names. */
final class ReleaseArn {

  private ReleaseArn() {}

  /**
   * The ARN of a version.
   *
   * @throws ServiceException with InvalidArn
   */
  static Arn.StateMachine version(ActionCall call) {
    Arn.StateMachine arn = parse(call, "stateMachineVersionArn");
    if (arn.version() == null) {
      throw invalid("Not the ARN of a state machine version: " + arn.text());
    }
    return arn;
  }

  /**
   * The ARN of an alias.
   *
   * @throws ServiceException with InvalidArn
   */
  static Arn.StateMachine alias(ActionCall call) {
    Arn.StateMachine arn = parse(call, "stateMachineAliasArn");
    if (arn.qualifier() == null || arn.version() != null) {
      throw invalid("Not the ARN of a state machine alias: " + arn.text());
    }
    return arn;
  }

  private static Arn.StateMachine parse(ActionCall call, String parameter) {
    return Arn.parse(call.input().path(parameter).textValue(), Arn.StateMachine.class);
  }

  private static ServiceException invalid(String reason) {
    return new ServiceException(InvalidArn.of(reason));
  }

  /** The machine that has it. */
  static Name machine(Arn.StateMachine arn) {
    return new Name(arn.home(), arn.name());
  }

  /** The alias as it stands in the store, or a failure with ResourceNotFound. */
  static Future<Alias> find(ActionContext context, ActionCall call, Arn.StateMachine arn) {
    return published(context, call, arn)
        .map(there -> there.aliases().get(qualifier(arn)))
        .map(alias -> ActionContext.found(alias, missing(arn)));
  }

  /** What the machine has of versions and aliases; none where it is not here. */
  static Future<Published> published(ActionContext context, ActionCall call, Arn.StateMachine arn) {
    return call.isHere(arn)
        ? context.catalog().releases().of(machine(arn))
        : Future.succeededFuture(Published.NONE);
  }

  static String qualifier(Arn.StateMachine arn) {
    String qualifier = arn.qualifier();
    if (qualifier == null) {
      throw new IllegalArgumentException("neither a version nor an alias: " + arn);
    }
    return qualifier;
  }

  static ResourceNotFound missing(Arn.StateMachine arn) {
    return new ResourceNotFound("Request references a resource that does not exist.", arn.text());
  }

  static String aliasArn(Name machine, String alias) {
    return new Arn.StateMachine(machine.home(), machine.text(), alias).text();
  }
}
