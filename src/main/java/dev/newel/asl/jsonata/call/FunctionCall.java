package dev.newel.asl.jsonata.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.tree.Node;
import dev.newel.asl.jsonata.tree.Path;
import dev.newel.asl.jsonata.tree.Visitor;
import dev.newel.asl.jsonata.value.ErrorCode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.FunctionValue;
import dev.newel.asl.jsonata.value.Token;
import dev.newel.asl.jsonata.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code procedure(arguments)}. */
public final class FunctionCall extends Node {

  private final Node procedure;
  private final List<Node> arguments;

  public FunctionCall(Node procedure, List<Node> arguments) {
    this.procedure = procedure;
    this.arguments = arguments;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    return call(input, frame, null);
  }

  /**
   * Calls the function.
   *
   * @param first an argument in front of the others, if there is one
   */
  JsonNode call(JsonNode input, Frame frame, @Nullable JsonNode first) {
    Evaluation evaluation = frame.evaluation();
    long before = evaluation.held();
    List<JsonNode> values = new ArrayList<>(arguments.size() + 1);
    if (first != null) {
      values.add(first);
    }
    FunctionValue function = prepare(input, frame, values);
    JsonNode result = function.apply(values, input, evaluation);
    evaluation.release(before);
    return result;
  }

  /**
   * The function, with the arguments that it is to be called with.
   *
   * @param values to which the arguments are added
   */
  FunctionValue prepare(JsonNode input, Frame frame, List<JsonNode> values) {
    FunctionValue function = function(input, frame);
    for (Node argument : arguments) {
      JsonNode value = argument.evaluate(input, frame);
      frame.evaluation().hold(value);
      values.add(value);
    }
    return function;
  }

  /** The function, which is told what it is called here. */
  private FunctionValue function(JsonNode input, Frame frame) {
    JsonNode value = procedure.evaluate(input, frame);
    if (value instanceof FunctionValue function) {
      if (function instanceof Lambda lambda) {
        lambda.callItself(procedure.calledName());
      }
      return function;
    }
    if (procedure instanceof Path && Values.isUndefined(value)) {
      String name = procedure.calledName();
      if (name != null && !Values.isUndefined(frame.lookup(name))) {
        throw ErrorCode.T1005.with(new Token(name));
      }
    }
    throw ErrorCode.T1006.with();
  }

  @Override
  public void visit(Visitor visitor) {
    // a bare name that is called is no path: it is an error of its own
    visitor.visit(procedure);
    arguments.forEach(visitor::visit);
  }
}
