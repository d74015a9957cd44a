package dev.newel.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateException;
import dev.newel.asl.data.StateOutput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes where the first rule that holds says.
 *
 * @param fallback where to go when no rule holds; null where the state does not say
 * @param data of the state, which its rules look into
 * @see <a href="https://states-language.net/spec.html#choice-state">States Language, Choice</a>
 */
public record ChoiceState(String name, List<Rule> rules, @Nullable Exit fallback, DataFlow data)
    implements State {

  /** One element of Choices. */
  public record Rule(Condition condition, Exit exit) {}

  /**
   * A way out of the state.
   *
   * @param next the state that it leads to
   * @param data what makes the output on this way
   */
  public record Exit(String next, DataFlow data) {}

  /** Where the state leads, and with what. */
  public record Choice(String next, StateOutput output) {}

  public Choice choose(Json input, Scope scope) {
    Json effective = data.effectiveInput(input, scope);
    Exit exit = exit(effective.node(), scope);
    return new Choice(exit.next(), exit.data().passOn(input, effective, scope));
  }

  private Exit exit(JsonNode input, Scope scope) {
    for (Rule rule : rules) {
      if (rule.condition().holds(input, scope)) {
        return rule.exit();
      }
    }
    if (fallback == null) {
      throw StateException.runtime(
          "Failed to transition out of the state. The state does not point to a next state.");
    }
    return fallback;
  }
}
