package dev.newel.asl.jsonata.tree;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Values;
import java.util.List;

/** {@code (a; b)}: the value is that of the last expression, names are bound within. */
final class Block extends Node {

  private final List<Node> expressions;
  private final boolean buildsArray;

  Block(List<Node> expressions) {
    this.expressions = expressions;
    buildsArray = expressions.stream().anyMatch(Node::buildsArray);
  }

  List<Node> expressions() {
    return expressions;
  }

  @Override
  boolean buildsArray() {
    return buildsArray;
  }

  @Override
  JsonNode compute(JsonNode input, Frame frame) {
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
  void visit(Visitor visitor) {
    visitor.beginScope();
    expressions.forEach(visitor::visit);
    visitor.endScope();
  }
}
