package dev.newel.asl.jsonata.value;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.util.List;

/** A function as a value. It has no JSON: it must not get into a result. */
public abstract class FunctionValue extends ValueNode {

  /** How many arguments it makes use of: other functions pass no more. */
  public abstract int arity();

  /**
   * Calls it once.
   *
   * @param input what stands for an argument that is left out, where the function allows it
   * @return a {@link PendingCall} where its last act is another call
   */
  protected abstract JsonNode invoke(
      List<JsonNode> arguments, JsonNode input, Evaluation evaluation);

  /** What it is called in messages; empty if it has no name. */
  public String name() {
    return "";
  }

  /** Calls it, and whatever it ends with, in a loop: a tail call takes no stack. */
  public final JsonNode apply(List<JsonNode> arguments, JsonNode input, Evaluation evaluation) {
    JsonNode result = invoke(arguments, input, evaluation);
    while (result instanceof PendingCall call) {
      long before = evaluation.held();
      result = call.proceed(input);
      evaluation.release(before);
    }
    return result;
  }

  /** Calls it from another function, where there is no input. */
  public final JsonNode apply(Evaluation evaluation, JsonNode... arguments) {
    return apply(List.of(arguments), NullNode.getInstance(), evaluation);
  }

  @Override
  public final JsonNodeType getNodeType() {
    return JsonNodeType.POJO;
  }

  @Override
  public final JsonToken asToken() {
    return JsonToken.VALUE_EMBEDDED_OBJECT;
  }

  @Override
  public final String asText() {
    return "";
  }

  @Override
  public final void serialize(JsonGenerator generator, SerializerProvider provider) {
    throw new IllegalStateException("a function has no JSON");
  }

  @Override
  public final boolean equals(Object other) {
    return this == other;
  }

  @Override
  public final int hashCode() {
    return System.identityHashCode(this);
  }
}
