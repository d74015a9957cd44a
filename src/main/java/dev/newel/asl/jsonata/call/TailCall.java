package dev.newel.asl.jsonata.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.tree.Node;
import dev.newel.asl.jsonata.tree.Visitor;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.FunctionValue;
import dev.newel.asl.jsonata.value.PendingCall;
import java.util.ArrayList;
import java.util.List;

/** The call that the body of a function ends with. It is left to the caller of the function. */
final class TailCall extends Node {

  private final FunctionCall call;

  private TailCall(FunctionCall call) {
    this.call = call;
  }

  /** The same expression, with tail calls where it ends with calls. */
  static Node in(Node body) {
    if (body instanceof FunctionCall call && call.predicates().isEmpty()) {
      return new TailCall(call);
    }
    if (body instanceof Conditional conditional && body.isBare()) {
      return conditional.withTailCalls();
    }
    if (body instanceof Block block && body.isBare() && !block.expressions().isEmpty()) {
      List<Node> expressions = new ArrayList<>(block.expressions());
      int last = expressions.size() - 1;
      expressions.set(last, in(expressions.get(last)));
      return new Block(List.copyOf(expressions));
    }
    return body;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    return new Pending(call, input, frame);
  }

  @Override
  public void visit(Visitor visitor) {
    visitor.visit(call);
  }

  /** The call with all that it needs. */
  private static final class Pending extends PendingCall {

    private final FunctionCall call;
    private final JsonNode input;
    private final Frame frame;

    Pending(FunctionCall call, JsonNode input, Frame frame) {
      this.call = call;
      this.input = input;
      this.frame = frame;
    }

    @Override
    protected JsonNode proceed(JsonNode context) {
      List<JsonNode> values = new ArrayList<>();
      FunctionValue function = call.prepare(input, frame, values);
      return invokeOnce(function, values, context, frame.evaluation());
    }
  }
}
