package dev.newel.asl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.jsonata.compiler.Compiler;
import dev.newel.asl.jsonata.compiler.References;
import dev.newel.asl.jsonata.tree.Node;
import dev.newel.asl.jsonata.value.Evaluation;
import dev.newel.asl.jsonata.value.Frame;
import dev.newel.asl.jsonata.value.Globals;
import dev.newel.asl.jsonata.value.JsonataException;
import dev.newel.asl.jsonata.value.Values;
import dev.newel.asl.jsonpath.Allowance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An expression of JSONata, compiled and immutable. What an expression is, and what it yields, is
 * as in version 2.0.6 of the reference, which AWS runs; {@code $eval} is missing, and there are
 * AWS's own functions.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Step
 *     Functions, transforming data with JSONata</a>
 */
public final class Jsonata {

  private static final String STATES = "states";
  private static final String ROOT = "$";

  private final String text;
  private final Node expression;
  private final References references;

  private Jsonata(String text, Node expression) {
    this.text = text;
    this.expression = expression;
    references = References.of(expression);
  }

  /**
   * Compiles an expression.
   *
   * @param text without the marks that it has in a definition
   * @throws JsonataException if it is no expression; its text is that of AWS's {@code
   *     INVALID_JSONATA_EXPRESSION}
   */
  public static Jsonata compile(String text) {
    return new Jsonata(text, Compiler.compile(text));
  }

  /** The text as the definition has it. */
  public String text() {
    return text;
  }

  /**
   * Why AWS would not take the expression, as {@code UNSUPPORTED_JSONATA_EXPRESSION} says it; empty
   * if it would.
   *
   * @param statesFields what {@code $states} has where the expression stands: input, context, and
   *     result or errorOutput
   */
  public List<String> refusals(Set<String> statesFields) {
    List<String> refusals = new ArrayList<>();
    for (String name : references.names()) {
      refusals.add("Reference to '%s' at the top level is not supported.".formatted(name));
    }
    for (List<String> variable : references.variables()) {
      if (variable.get(0).equals(ROOT)) {
        refusals.add("Reference to '$$' is not supported.");
      }
    }
    for (String field : statesFields()) {
      if (!statesFields.contains(field)) {
        refusals.add("Field '$states.%s' does not exist.".formatted(field));
      }
    }
    return refusals;
  }

  /** The fields of {@code $states} that are named right after it. */
  public Set<String> statesFields() {
    Set<String> fields = new LinkedHashSet<>();
    for (List<String> variable : references.variables()) {
      if (variable.get(0).equals(STATES) && variable.size() > 1) {
        fields.add(variable.get(1));
      }
    }
    return fields;
  }

  /** Whether {@code $states} is used as a whole, so that any of its fields may be asked for. */
  public boolean usesWholeStates() {
    return references.variables().contains(List.of(STATES));
  }

  /**
   * The variables that someone else must have set, without their dollar sign: neither bound within,
   * nor {@code $states}, nor functions that are built in.
   */
  public Set<String> variables() {
    Set<String> variables = new LinkedHashSet<>();
    for (List<String> variable : references.variables()) {
      String name = variable.get(0);
      boolean isKnown =
          name.equals(STATES)
              || name.equals(ROOT)
              || !Values.isUndefined(WithBuiltins.builtin(name));
      if (!isKnown) {
        variables.add(name);
      }
    }
    return variables;
  }

  /**
   * The value, or a missing node if it is undefined.
   *
   * @param globals {@code $states} and the variables
   * @param allowance of the work that it may take
   * @throws JsonataException if the evaluation fails, goes beyond its bounds, or yields a function
   */
  public JsonNode evaluate(Globals globals, Allowance allowance) {
    Evaluation evaluation = new Evaluation(new WithBuiltins(globals), allowance);
    JsonNode value = expression.evaluate(Values.UNDEFINED, Frame.top(evaluation));
    return Results.plain(value, evaluation);
  }
}
