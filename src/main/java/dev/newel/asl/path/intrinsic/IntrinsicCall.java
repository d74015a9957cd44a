package dev.newel.asl.path.intrinsic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Expression;
import dev.newel.asl.data.Scope;
import dev.newel.asl.path.Budget;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A call of an intrinsic function, its function found and its arguments counted. */
public final class IntrinsicCall implements Expression, Operand {

  private final String text;
  private final IntrinsicFunction function;
  private final List<Operand> operands;
  private final int pathCount;

  /**
   * @param text the call as the definition has it
   */
  IntrinsicCall(String text, IntrinsicFunction function, List<Operand> operands) {
    this.text = text;
    this.function = function;
    this.operands = List.copyOf(operands);
    this.pathCount = operands.stream().mapToInt(Operand::pathCount).sum();
  }

  @Override
  public JsonNode evaluate(JsonNode input, Scope scope) {
    return evaluate(input, scope, new Budget(pathCount, scope.allowance()));
  }

  /** The value, as a part of an evaluation with a budget of its own. */
  public JsonNode evaluate(JsonNode input, Scope scope, Budget budget) {
    return value(new Evaluation(text, input, scope, budget));
  }

  @Override
  public JsonNode value(Evaluation evaluation) {
    return function.body().apply(new Arguments(function, operands, evaluation));
  }

  @Override
  public Set<String> variables() {
    return operands.stream()
        .flatMap(operand -> operand.variables().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public int pathCount() {
    return pathCount;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
