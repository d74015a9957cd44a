package dev.newel.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Expression;
import dev.newel.asl.data.Scope;
import java.util.Optional;
import java.util.function.Predicate;

/** The operator of a Choice rule with its operand. */
public sealed interface Operator {

  /**
   * Whether a value meets it.
   *
   * @param input the state's, for operands that are paths
   */
  boolean holds(JsonNode value, JsonNode input, Scope scope);

  /**
   * A comparison with a literal.
   *
   * @param <T> what values of the operator's type are compared as
   */
  record Compares<T extends Comparable<T>>(Comparand<T> type, Order order, T operand)
      implements Operator {
    @Override
    public boolean holds(JsonNode value, JsonNode input, Scope scope) {
      Optional<T> left = type.of(value);
      return left.isPresent() && order.holds(left.get(), operand);
    }
  }

  /** A comparison with another part of the input: the operators that end in Path. */
  record ComparesPath<T extends Comparable<T>>(Comparand<T> type, Order order, Expression operand)
      implements Operator {
    @Override
    public boolean holds(JsonNode value, JsonNode input, Scope scope) {
      Optional<T> left = type.of(value);
      Optional<T> right = type.of(ChoiceRule.resolve(operand, input, scope));
      return left.isPresent() && right.isPresent() && order.holds(left.get(), right.get());
    }
  }

  /** StringMatches. */
  record Matches(StringPattern pattern) implements Operator {
    @Override
    public boolean holds(JsonNode value, JsonNode input, Scope scope) {
      return value.isTextual() && pattern.matches(value.textValue());
    }
  }

  /** IsNull, IsString and their like, with the answer that is asked for. */
  record Is(Predicate<JsonNode> kind, boolean expected) implements Operator {
    @Override
    public boolean holds(JsonNode value, JsonNode input, Scope scope) {
      return kind.test(value) == expected;
    }
  }
}
