package dev.newel.api.action.machine;

import dev.newel.api.action.ActionContext;
import dev.newel.asl.parse.DefinitionException;
import dev.newel.asl.parse.MachineType;
import dev.newel.asl.parse.Problem;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceError.InvalidDefinition;
import dev.newel.aws.ServiceError.InvalidLabel;
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
      throw new ServiceException(refusal(e, definition));
    }
    if (machineType == MachineType.EXPRESS) {
      throw notYet("Newel does not run Express state machines yet");
    }
    return null;
  }

  private static ServiceError refusal(DefinitionException e, String definition) {
    return e.problems().stream()
        .filter(problem -> problem.code() == Problem.Code.INVALID_LABEL)
        .<ServiceError>map(problem -> new InvalidLabel(problem.message(), definition))
        .findFirst()
        .orElseGet(() -> new InvalidDefinition(String.valueOf(e.getMessage())));
  }

  static ServiceException notYet(String message) {
    return new ServiceException(new ValidationException(message, null));
  }
}
