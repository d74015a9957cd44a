package dev.newel.task.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import org.jspecify.annotations.Nullable;

/**
 * A function that has failed by itself: Lambda answers with success, and says so in a header.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/API_Invoke.html">Invoke</a>
 */
public record FunctionFailure(String error, String cause) {

  /**
   * The failure that a result tells of; null where the function has returned.
   *
   * @param compact whether the cause is written anew, as the optimised integration does
   */
  public static @Nullable FunctionFailure of(JsonNode result, boolean compact) {
    if (!result.hasNonNull("FunctionError")) {
      return null;
    }
    JsonNode said = FunctionPayload.read(result.path(FunctionPayload.MEMBER));
    String payload = compact ? Json.write(said) : result.path(FunctionPayload.MEMBER).asText();
    JsonNode type = said.path("errorType");
    return type.isTextual() && !type.textValue().isEmpty()
        ? new FunctionFailure(type.textValue(), payload)
        : new FunctionFailure(
            "Lambda.Unknown",
            "The cause could not be determined because Lambda did not return an error type."
                + " Returned payload: "
                + payload);
  }
}
