package dev.newel.api.action.machine;

import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceError.StateMachineDeleting;
import dev.newel.aws.ServiceError.StateMachineDoesNotExist;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import dev.newel.engine.definition.Target;
import dev.newel.store.Catalog.Machine;
import io.vertx.core.Future;

/** Finds the state machine that a call names. */
public final class MachineArn {

  private MachineArn() {}

  /**
   * The ARN, which may be that of a version or an alias.
   *
   * @throws ServiceException with InvalidArn; with ValidationException for that of a Distributed
   *     Map state
   */
  public static Arn.StateMachine parse(ActionCall call) {
    Arn.StateMachine arn = Arn.parse(given(call), Arn.StateMachine.class);
    if (arn.isOfMapState()) {
      throw new ServiceException(
          new ValidationException(
              "The ARN of a Distributed Map state is not valid in this context: " + arn.text(),
              "API_DOES_NOT_SUPPORT_LABELED_ARNS"));
    }
    return arn;
  }

  /**
   * The name of a machine that is meant as a whole.
   *
   * @throws ServiceException as {@link #parse}; with StateMachineDoesNotExist for a machine of
   *     elsewhere, and for a version or an alias
   */
  public static Name name(ActionCall call) {
    Arn.StateMachine arn = parse(call);
    if (!call.isHere(arn) || arn.qualifier() != null) {
      throw new ServiceException(missing(call));
    }
    return new Name(arn.home(), arn.name());
  }

  public static StateMachineDoesNotExist missing(ActionCall call) {
    return new StateMachineDoesNotExist(given(call));
  }

  private static String given(ActionCall call) {
    return call.input().path("stateMachineArn").textValue();
  }

  /**
   * The machine that something is to be done with.
   *
   * @throws ServiceException with StateMachineDeleting
   */
  public static Machine refuseDeleted(Machine machine) {
    refuse(machine, machine.deleting());
    return machine;
  }

  /**
   * What is to be started.
   *
   * @throws ServiceException with StateMachineDeleting
   */
  public static Target refuseDeleted(Target target) {
    refuse(target.machine(), target.isDeleting());
    return target;
  }

  private static void refuse(Machine machine, boolean isDeleting) {
    if (isDeleting) {
      throw new ServiceException(
          new StateMachineDeleting(ActionContext.machineArn(machine.name())));
    }
  }

  /** What the ARN leads to, or a failure with StateMachineDoesNotExist. */
  public static Future<Target> find(ActionContext context, ActionCall call) {
    Arn.StateMachine arn = parse(call);
    if (!call.isHere(arn)) {
      throw new ServiceException(missing(call));
    }
    return context
        .cached()
        .targets()
        .find(arn)
        .map(target -> ActionContext.found(target, missing(call)));
  }
}
