package dev.newel.asl.jsonata.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A call that a function ends with, to be made by its caller. Never seen outside of that. */
public abstract class PendingCall extends FunctionValue {

  /** Makes the call, once. */
  protected abstract JsonNode proceed(JsonNode input);

  /** Calls a function once, leaving what it ends with to the loop that this call is made in. */
  protected static JsonNode invokeOnce(
      FunctionValue function, List<JsonNode> arguments, JsonNode input, Evaluation evaluation) {
    return function.invoke(arguments, input, evaluation);
  }

  @Override
  public final int arity() {
    return 0;
  }

  @Override
  protected final JsonNode invoke(List<JsonNode> arguments, JsonNode input, Evaluation evaluation) {
    throw new IllegalStateException("a pending call is not called");
  }
}
