package dev.newel.api.action.machine;

import dev.newel.api.action.ActionContext;
import dev.newel.asl.parse.MachineType;
import dev.newel.asl.parse.check.DefinitionException;
import dev.newel.asl.parse.check.Problem;
import dev.newel.aws.ServiceError;
import dev.newel.aws.ServiceError.InvalidDefinition;
import dev.newel.aws.ServiceError.InvalidLabel;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Checks what a client wants to run. */
final class DefinitionText {

  private DefinitionText() {}

  /** A longer one takes milliseconds to parse, and an event loop has others waiting. */
  private static final int LONG_CHARS = 32 << 10;

  /**
   * Parses a definition for its errors. The future fails with a {@link ServiceException}:
   * InvalidDefinition, or ValidationException for what is right and what Newel cannot run yet.
   */
  static Future<Void> check(ActionContext context, String definition, String type) {
    return context
        .cached()
        .prepare(definition)
        .compose(ready -> aside(definition, () -> parse(context, definition, type)));
  }

  private static @Nullable Void parse(ActionContext context, String definition, String type) {
    MachineType machineType = MachineType.valueOf(type);
    try {
      context.definitions().parse(definition, machineType);
    } catch (DefinitionException e) {
      throw new ServiceException(refusal(e, definition));
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

  /** Does something with a definition: where that is long, not on the event loop. */
  static <T extends @Nullable Object> Future<T> aside(String definition, Callable<T> work) {
    Context loop = Vertx.currentContext();
    if (loop != null && definition.length() >= LONG_CHARS) {
      return loop.executeBlocking(work, false);
    }
    try {
      return Future.succeededFuture(work.call());
    } catch (Exception e) {
      return Future.failedFuture(e);
    }
  }

  static ServiceException notYet(String message) {
    return new ServiceException(new ValidationException(message, null));
  }
}
