package dev.newel.asl.jsonata.call;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.tree.Node;
import dev.newel.asl.jsonata.tree.Visitor;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Values;
import java.util.List;

/** {@code (a; b)}: the value is that of the last expression, names are bound within. */
public final class Block extends Node {

  private final List<Node> expressions;
  private final boolean buildsArray;

  public Block(List<Node> expressions) {
    this.expressions = expressions;
    buildsArray = expressions.stream().anyMatch(Node::buildsArray);
  }

  public List<Node> expressions() {
    return expressions;
  }

  @Override
  public boolean buildsArray() {
    return buildsArray;
  }

  @Override
  protected JsonNode compute(JsonNode input, Frame frame) {
    Evaluation evaluation = frame.evaluation();
    long before = evaluation.held();
    Frame inner = frame.inner();
    JsonNode value = Values.UNDEFINED;
    for (Node expression : expressions) {
      value = expression.evaluate(input, inner);
    }
    evaluation.release(before);
    return value;
  }

  @Override
  public void visit(Visitor visitor) {
    visitor.beginScope();
    expressions.forEach(visitor::visit);
    visitor.endScope();
  }
}
