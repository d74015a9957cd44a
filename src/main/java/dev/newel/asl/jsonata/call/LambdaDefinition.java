package dev.newel.asl.jsonata.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.tree.Node;
import dev.newel.asl.jsonata.tree.Visitor;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code function($a, $b){ body }}. */
public final class LambdaDefinition extends Node {

  private final List<String> parameters;
  private final @Nullable Signature signature;
  private final Node body;

  public LambdaDefinition(List<String> parameters, @Nullable Signature signature, Node body) {
    this.parameters = parameters;
    this.signature = signature;
    this.body = TailCall.in(body);
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    frame.capture();
    return new Lambda(parameters, signature, body, input, frame);
  }

  @Override
  public void visit(Visitor visitor) {
    visitor.beginScope();
    parameters.forEach(visitor::binds);
    visitor.visit(body);
    visitor.endScope();
  }
}
