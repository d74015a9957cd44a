package dev.newel.api.action.machine;

import dev.newel.api.action.ActionContext;
import dev.newel.asl.parse.DefinitionException;
import dev.newel.asl.parse.MachineType;
import dev.newel.aws.ServiceError.InvalidDefinition;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;

/** Checks what a client wants to run. */
final class DefinitionText {

  private DefinitionText() {}

  /**
   * Parses a definition for its errors.
   *
   * @throws ServiceException with InvalidDefinition; with ValidationException for what is right and
   *     what Newel cannot run yet
   */
  static void check(ActionContext context, String definition, String type) {
    MachineType machineType = MachineType.valueOf(type);
    try {
      context.definitions().parse(definition, machineType);
    } catch (DefinitionException e) {
      throw new ServiceException(new InvalidDefinition(String.valueOf(e.getMessage())));
    }
    if (machineType == MachineType.EXPRESS) {
      throw notYet("Newel does not run Express state machines yet");
    }
  }

  static ServiceException notYet(String message) {
    return new ServiceException(new ValidationException(message, null));
  }
}
