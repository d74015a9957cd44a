package dev.newel.api.action.machine;

import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.aws.Arn;
import dev.newel.aws.Name;
import dev.newel.aws.ServiceError.StateMachineDeleting;
import dev.newel.aws.ServiceError.StateMachineDoesNotExist;
import dev.newel.aws.ServiceException;
import dev.newel.store.Catalog.Machine;
import io.vertx.core.Future;

/** Finds the state machine that a call names. */
public final class MachineArn {

  private MachineArn() {}

  /**
   * The machine's name.
   *
   * @throws ServiceException with InvalidArn; with StateMachineDoesNotExist for one of elsewhere,
   *     and for a version or an alias, of which Newel has none yet
   */
  static Name name(ActionCall call) {
    Arn.StateMachine arn = Arn.parse(given(call), Arn.StateMachine.class);
    if (!call.isHere(arn) || arn.qualifier() != null) {
      throw new ServiceException(missing(call));
    }
    return new Name(arn.home(), arn.name());
  }

  static StateMachineDoesNotExist missing(ActionCall call) {
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
    if (machine.deleting()) {
      throw new ServiceException(
          new StateMachineDeleting(ActionContext.machineArn(machine.name())));
    }
    return machine;
  }

  /** The machine, or a failure with StateMachineDoesNotExist. */
  public static Future<Machine> find(ActionContext context, ActionCall call) {
    return context
        .cached()
        .machine(name(call))
        .map(machine -> ActionContext.found(machine, missing(call)));
  }
}
