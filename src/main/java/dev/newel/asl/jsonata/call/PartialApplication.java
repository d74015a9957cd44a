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

/** {@code procedure(a, ?)}: a function of the arguments that are left open. */
public final class PartialApplication extends Node {

  private final Node procedure;
  private final List<@Nullable Node> arguments;

  /**
   * @param arguments null for an open one
   */
  public PartialApplication(Node procedure, List<@Nullable Node> arguments) {
    this.procedure = procedure;
    this.arguments = arguments;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    List<@Nullable JsonNode> values = new ArrayList<>();
    for (Node argument : arguments) {
      JsonNode value = argument == null ? null : argument.evaluate(input, frame);
      if (value != null) {
        frame.evaluation().keepValue(value);
      }
      values.add(value);
    }
    JsonNode function = procedure.evaluate(input, frame);
    if (function instanceof Lambda lambda) {
      return lambda.applyPartially(values);
    }
    if (function instanceof FunctionValue other) {
      return new Partial(other, values);
    }
    throw notAFunction(frame);
  }

  private RuntimeException notAFunction(Frame frame) {
    String name = procedure.calledName();
    if (procedure instanceof Path && name != null && !Values.isUndefined(frame.lookup(name))) {
      return ErrorCode.T1007.with(new Token(name));
    }
    return ErrorCode.T1008.with();
  }

  @Override
  public void visit(Visitor visitor) {
    visitor.visit(procedure);
    for (Node argument : arguments) {
      if (argument != null) {
        visitor.visit(argument);
      }
    }
  }

  /** A function that is built in, with some of its arguments. */
  private static final class Partial extends FunctionValue {

    private final FunctionValue function;
    private final List<@Nullable JsonNode> given;
    private final int open;

    Partial(FunctionValue function, List<@Nullable JsonNode> given) {
      this.function = function;
      this.given = given;
      int count = 0;
      for (JsonNode value : given) {
        count += value == null ? 1 : 0;
      }
      open = count;
    }

    @Override
    public int arity() {
      return open;
    }

    @Override
    protected JsonNode invoke(List<JsonNode> rest, JsonNode input, Evaluation evaluation) {
      List<JsonNode> all = new ArrayList<>();
      int next = 0;
      for (JsonNode value : given) {
        if (value != null) {
          all.add(value);
        } else {
          all.add(next < rest.size() ? rest.get(next) : Values.UNDEFINED);
          next++;
        }
      }
      return function.apply(all, input, evaluation);
    }
  }
}
