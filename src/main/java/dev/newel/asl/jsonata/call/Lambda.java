package dev.newel.asl.jsonata.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.tree.Node;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.FunctionValue;
import dev.newel.asl.jsonata.value.Signature;
import dev.newel.asl.jsonata.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of the expression, with what it saw where it was defined. */
final class Lambda extends FunctionValue {

  private final List<String> parameters;
  private final @Nullable Signature signature;
  private final Node body;
  private final JsonNode input;
  private final Frame outer;
  private String name = "";

  Lambda(
      List<String> parameters,
      @Nullable Signature signature,
      Node body,
      JsonNode input,
      Frame outer) {
    this.parameters = parameters;
    this.signature = signature;
    this.body = body;
    this.input = input;
    this.outer = outer;
  }

  /** A function has no name but that of the variable through which it was called last. */
  void callItself(@Nullable String calledName) {
    name = calledName == null ? "" : calledName;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int arity() {
    return parameters.size();
  }

  @Override
  protected JsonNode invoke(List<JsonNode> arguments, JsonNode context, Evaluation evaluation) {
    List<JsonNode> values =
        signature == null ? arguments : signature.validate(arguments, context, name, evaluation);
    Frame frame = outer.inner();
    for (int i = 0; i < parameters.size(); i++) {
      frame.bind(parameters.get(i), i < values.size() ? values.get(i) : Values.UNDEFINED);
    }
    return body.evaluate(input, frame);
  }

  /**
   * The function of the arguments that are still open.
   *
   * @param arguments null for an open one
   */
  Lambda applyPartially(List<@Nullable JsonNode> arguments) {
    Frame frame = outer.inner();
    List<String> open = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      JsonNode value = i < arguments.size() ? arguments.get(i) : Values.UNDEFINED;
      if (value == null) {
        open.add(parameters.get(i));
      } else {
        frame.bind(parameters.get(i), value);
      }
    }
    frame.capture();
    return new Lambda(List.copyOf(open), null, body, input, frame);
  }
}
