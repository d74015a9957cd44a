package dev.newel.api.action.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionContext;
import dev.newel.asl.data.Json;
import dev.newel.engine.trial.TrialResult;
import org.jspecify.annotations.Nullable;

/**
 * The answer of TestState.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html#API_TestState_ResponseSyntax">Response</a>
 */
final class TestAnswer {

  private TestAnswer() {}

  /** What is told of every test. */
  static ObjectNode of(TrialResult result) {
    ObjectNode answer = ActionContext.object().put("status", result.status().name());
    put(answer, "output", text(result.output()));
    put(answer, "error", result.error());
    put(answer, "cause", result.cause());
    put(answer, "nextState", result.nextState());
    return answer;
  }

  static @Nullable String text(@Nullable Json data) {
    return data == null ? null : data.text();
  }

  static void put(ObjectNode object, String member, @Nullable String value) {
    if (value != null) {
      object.put(member, value);
    }
  }
}
