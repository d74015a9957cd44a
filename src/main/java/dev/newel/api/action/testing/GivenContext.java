package dev.newel.api.action.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.engine.trial.TestedState;

/** The context object that a request gives. */
final class GivenContext {

  private static final String INVALID = "Invalid Context object provided: ";

  private GivenContext() {}

  /**
   * Reads it.
   *
   * @throws dev.newel.aws.ServiceException with ValidationException, where the state cannot have it
   */
  static JsonNode of(String text, TestedState state) {
    JsonNode context =
        GivenJson.read(text, reason -> new ValidationException(INVALID + reason, null)).node();
    if (!context.isObject()) {
      throw Refusal.of(INVALID + "Context object must be a JSON object");
    }
    if (context.has("Task") && !state.hasToken()) {
      throw Refusal.of(
          INVALID
              + "Context object contains 'Task' when state is not a Task state with a '.sync' or"
              + " '.waitForTaskToken' service integration pattern");
    }
    return context;
  }
}
