package dev.newel.asl.jsonata.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.Work;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Globals;
import dev.newel.asl.jsonata.value.Values;
import dev.newel.asl.jsonpath.Allowance;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the expressions of one state can see: {@code $states}, and the variables as they were when
 * the state was entered. Nothing of it is copied.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Step
 *     Functions, transforming data with JSONata</a>
 */
final class StatesVariable {

  private static final String NAME = "states";

  private final Scope scope;
  private final ObjectNode states;
  private final Allowance allowance;
  private final ResultSize size;
  private boolean hasContext;

  private StatesVariable(Scope scope, ObjectNode states) {
    this.scope = scope;
    this.states = states;
    this.allowance = steps -> spend(scope.allowance(), steps);
    this.size = new ResultSize(allowance);
  }

  /** Of a state that has done no work yet. */
  static StatesVariable of(JsonNode input, Scope scope) {
    return new StatesVariable(scope, JsonNodeFactory.instance.objectNode().set("input", input));
  }

  /**
   * Of a state that has ended, well or not.
   *
   * @param field {@code result} or {@code errorOutput}
   */
  static StatesVariable of(JsonNode input, String field, JsonNode value, Scope scope) {
    StatesVariable variable = of(input, scope);
    variable.states.set(field, value);
    return variable;
  }

  /** AWS has an error of its own for an expression that has used up its time. */
  private static void spend(Work ofState, long steps) {
    if (!ofState.spendOnQuery(steps)) {
      throw Evaluation.timeout();
    }
  }

  /** The work that the state's expressions may still do. */
  Allowance allowance() {
    return allowance;
  }

  /** Of all that was evaluated with this. */
  ResultSize size() {
    return size;
  }

  /**
   * The names that an expression finds.
   *
   * @param withContext whether it may ask for the context object, which few do
   */
  Globals globals(boolean withContext) {
    if (withContext && !hasContext) {
      states.set("context", scope.context());
      hasContext = true;
    }
    return new Names();
  }

  /** Whether one of these variables was never assigned. */
  boolean lacksAny(Set<String> variables) {
    return variables.stream().anyMatch(name -> scope.variable(name) == null);
  }

  private final class Names implements Globals {

    @Override
    public JsonNode find(String name) {
      if (name.equals(NAME)) {
        return states;
      }
      @Nullable JsonNode value = scope.variable(name);
      return Objects.requireNonNullElse(value, Values.UNDEFINED);
    }

    @Override
    public Instant now() {
      return scope.now();
    }

    @Override
    public RandomGenerator random() {
      return scope.random();
    }
  }
}
