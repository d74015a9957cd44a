package dev.newel.api.action.machine;

import dev.newel.api.action.ActionContext;
import dev.newel.asl.parse.DefinitionException;
import dev.newel.asl.parse.MachineType;
import dev.newel.aws.ServiceError.InvalidDefinition;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import io.vertx.core.Future;

/** Checks what a client wants to run. */
final class DefinitionText {

  private DefinitionText() {}

  /**
   * Parses a definition for its errors. The future fails with a {@link ServiceException}:
   * InvalidDefinition, or ValidationException for what is right and what Newel cannot run yet.
   */
  static Future<Void> check(ActionContext context, String definition, String type) {
    return context.cached().prepare(definition).map(ready -> parse(context, definition, type));
  }

  private static Void parse(ActionContext context, String definition, String type) {
    MachineType machineType = MachineType.valueOf(type);
    try {
      context.definitions().parse(definition, machineType);
    } catch (DefinitionException e) {
      throw new ServiceException(new InvalidDefinition(String.valueOf(e.getMessage())));
    }
    return null;
  }

  static ServiceException notYet(String message) {
    return new ServiceException(new ValidationException(message, null));
  }
}
