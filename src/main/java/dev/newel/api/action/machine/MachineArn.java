package dev.newel.api.action.machine;

import dev.newel.api.action.ActionCall;
import dev.newel.api.action.ActionContext;
import dev.newel.aws.Arn;
import dev.newel.aws.ServiceError.StateMachineDoesNotExist;
import dev.newel.aws.ServiceException;
import dev.newel.store.Catalog.Machine;
import io.vertx.core.Future;

/** Finds the state machine that a call names. */
public final class MachineArn {

  private MachineArn() {}

  /**
   * The machine's ARN.
   *
   * @throws ServiceException with InvalidArn; with StateMachineDoesNotExist for one of elsewhere,
   *     and for a version or an alias, of which Newel has none yet
   */
  static Arn.StateMachine of(ActionContext context, ActionCall call) {
    String text = call.input().path("stateMachineArn").textValue();
    Arn.StateMachine arn = Arn.parse(text, Arn.StateMachine.class);
    if (!context.isHere(arn) || arn.qualifier() != null) {
      throw new ServiceException(new StateMachineDoesNotExist(text));
    }
    return arn;
  }

  /** The machine, or a failure with StateMachineDoesNotExist. */
  public static Future<Machine> find(ActionContext context, ActionCall call) {
    Arn.StateMachine arn = of(context, call);
    return context
        .cached()
        .machine(arn.name())
        .map(machine -> ActionContext.found(machine, new StateMachineDoesNotExist(arn.text())));
  }
}
