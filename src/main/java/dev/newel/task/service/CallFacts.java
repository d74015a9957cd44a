package dev.newel.task.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.aws.client.CallResult;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;

/** Facts about tasks that calls of services give. */
public final class CallFacts {

  private CallFacts() {}

  /** The arguments of a call, whose names were checked before. */
  public static ObjectNode arguments(Effect.CallService call) {
    return call.arguments().node() instanceof ObjectNode object
        ? object
        : JsonNodeFactory.instance.objectNode();
  }

  /** What names the call: the same when it is made again. */
  public static String id(Effect effect) {
    return effect.frame() + "-" + Long.toUnsignedString(effect.nonce(), Character.MAX_RADIX);
  }

  /** The call gave the task's result. */
  public static Stimulus succeeded(Effect effect, JsonNode output) {
    return new Stimulus.TaskSucceeded(effect.frame(), effect.nonce(), Json.of(output));
  }

  /** The call has handed the work on. */
  public static Stimulus submitted(Effect effect, JsonNode output) {
    return new Stimulus.TaskSubmitted(effect.frame(), effect.nonce(), Json.of(output));
  }

  /** The call gave an error, or nothing. */
  public static Stimulus failed(Effect effect, String error, String cause) {
    return new Stimulus.TaskFailed(effect.frame(), effect.nonce(), error, cause);
  }

  /**
   * A call that gave no result.
   *
   * @param resource as a text about too large an answer has it
   */
  public static Stimulus failed(Effect effect, String resource, CallResult result) {
    if (result instanceof CallResult.Refused refused) {
      return failed(effect, refused.error(), refused.cause());
    } else if (result instanceof CallResult.Unreachable unreachable) {
      return failed(effect, unreachable.error(), unreachable.cause());
    } else if (result instanceof CallResult.Invalid invalid) {
      return failed(effect, ErrorName.RUNTIME, String.join(", ", invalid.problems()));
    } else if (result instanceof CallResult.TooLarge) {
      return tooLarge(effect, resource);
    }
    throw new IllegalArgumentException("no failure: " + result);
  }

  /** The answer of a call is larger than a state's result may be. */
  public static Stimulus tooLarge(Effect effect, String resource) {
    return failed(
        effect,
        ErrorName.DATA_LIMIT_EXCEEDED,
        "The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit."
            .formatted(resource));
  }
}
