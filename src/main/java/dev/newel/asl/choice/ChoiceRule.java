package dev.newel.asl.choice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Condition;
import dev.newel.asl.Expression;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule of a Choice state in JSONPath: a test of a variable, or a combination of rules. */
public sealed interface ChoiceRule extends Condition {

  record And(List<ChoiceRule> rules) implements ChoiceRule {
    @Override
    public boolean holds(JsonNode input, Scope scope) {
      for (ChoiceRule rule : rules) {
        if (!rule.holds(input, scope)) {
          return false;
        }
      }
      return true;
    }
  }

  record Or(List<ChoiceRule> rules) implements ChoiceRule {
    @Override
    public boolean holds(JsonNode input, Scope scope) {
      for (ChoiceRule rule : rules) {
        if (rule.holds(input, scope)) {
          return true;
        }
      }
      return false;
    }
  }

  record Not(ChoiceRule rule) implements ChoiceRule {
    @Override
    public boolean holds(JsonNode input, Scope scope) {
      return !rule.holds(input, scope);
    }
  }

  /** IsPresent: the one test that a path may lead nowhere for. */
  record Present(Expression variable, boolean expected) implements ChoiceRule {
    @Override
    public boolean holds(JsonNode input, Scope scope) {
      return (variable.find(input, scope) != null) == expected;
    }
  }

  /** Any other test of a variable. */
  record Test(Expression variable, Operator operator) implements ChoiceRule {
    @Override
    public boolean holds(JsonNode input, Scope scope) {
      return operator.holds(resolve(variable, input, scope), input, scope);
    }
  }

  /**
   * The value that a rule names.
   *
   * @throws StateException States.Runtime, if there is none
   */
  static JsonNode resolve(Expression path, JsonNode input, Scope scope) {
    @Nullable JsonNode value = path.find(input, scope);
    if (value == null) {
      throw StateException.runtime(
          "Invalid path '"
              + path.text()
              + "': The choice state's condition path references an invalid value.");
    }
    return value;
  }
}
