package dev.newel.api.action;

import dev.newel.api.ActionCall;
import dev.newel.bus.Arn;
import dev.newel.bus.ServiceError.StateMachineDoesNotExist;
import dev.newel.bus.ServiceException;
import dev.newel.store.Catalog.Machine;
import io.vertx.core.Future;

/** Finds the state machine that a call names. */
final class MachineArn {

  private MachineArn() {}

  /**
   * The machine's ARN.
   *
   * @throws ServiceException with InvalidArn; with StateMachineDoesNotExist for one of elsewhere,
   *     and for a version or an alias, of which Newel has none yet
   */
  static Arn.StateMachine of(Server server, ActionCall call) {
    String text = call.input().path("stateMachineArn").textValue();
    Arn.StateMachine arn = Arn.parse(text, Arn.StateMachine.class);
    if (!server.isHere(arn) || arn.qualifier() != null) {
      throw new ServiceException(new StateMachineDoesNotExist(text));
    }
    return arn;
  }

  /** The machine, or a failure with StateMachineDoesNotExist. */
  static Future<Machine> find(Server server, ActionCall call) {
    Arn.StateMachine arn = of(server, call);
    return server
        .cached()
        .machine(arn.name())
        .map(machine -> Server.found(machine, new StateMachineDoesNotExist(arn.text())));
  }
}
