package dev.newel.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.path.ValueExpression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Choice state asks of its input. */
sealed interface ChoiceRule {

  boolean matches(JsonNode input, Scope scope);

  record And(List<ChoiceRule> rules) implements ChoiceRule {
    @Override
    public boolean matches(JsonNode input, Scope scope) {
      for (ChoiceRule rule : rules) {
        if (!rule.matches(input, scope)) {
          return false;
        }
      }
      return true;
    }
  }

  record Or(List<ChoiceRule> rules) implements ChoiceRule {
    @Override
    public boolean matches(JsonNode input, Scope scope) {
      for (ChoiceRule rule : rules) {
        if (rule.matches(input, scope)) {
          return true;
        }
      }
      return false;
    }
  }

  record Not(ChoiceRule rule) implements ChoiceRule {
    @Override
    public boolean matches(JsonNode input, Scope scope) {
      return !rule.matches(input, scope);
    }
  }

  /** IsPresent: the one test that a path may lead nowhere for. */
  record Present(ValueExpression variable, boolean expected) implements ChoiceRule {
    @Override
    public boolean matches(JsonNode input, Scope scope) {
      return (variable.find(input, scope) != null) == expected;
    }
  }

  /** Any other test of a variable. */
  record Test(ValueExpression variable, Condition condition) implements ChoiceRule {
    @Override
    public boolean matches(JsonNode input, Scope scope) {
      return condition.holds(resolve(variable, input, scope), input, scope);
    }
  }

  /**
   * The value that a rule names.
   *
   * @throws StateException States.Runtime, if there is none
   */
  static JsonNode resolve(ValueExpression path, JsonNode input, Scope scope) {
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
