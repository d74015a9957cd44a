package dev.newel.asl.parse;

import dev.newel.asl.jsonata.Jsonata;
import dev.newel.asl.jsonata.Marks;
import dev.newel.asl.jsonata.state.JsonataDataFlow.Outcome;
import dev.newel.asl.jsonata.state.Query;
import dev.newel.asl.jsonata.value.JsonataException;
import dev.newel.asl.parse.check.Location;
import dev.newel.asl.parse.check.Problem;
import dev.newel.asl.parse.check.Problems;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the expressions of JSONata in one object of a definition, and reports those that AWS would
 * not take.
 *
 * @param prefix the way to the object from its state, as {@code Catch[0]/}; empty for the state
 * @param outcome what the expressions see beside the input
 */
record QueryReader(Fields fields, String prefix, Outcome outcome) {

  private static final String START = "{%";
  private static final String END = "%}";

  /** Whether a text is to be an expression, be it one or not. */
  static boolean isMarked(String text) {
    return text.startsWith(START) || text.endsWith(END);
  }

  /**
   * The expression in a text; null where it is a text and nothing else, or wrong.
   *
   * @param path to the text from the object, as {@code Output/a[0]}
   */
  @Nullable Query read(String text, String path) {
    Location at = fields.location().field(path);
    String expression = Marks.inside(text).orElse(null);
    if (expression == null) {
      if (isMarked(text)) {
        problems().addSchema("JSONata string must start with {% and end with %}", at);
      }
      return null;
    }
    try {
      return checked(Jsonata.compile(expression), path, at);
    } catch (JsonataException e) {
      problems().add(Problem.Code.INVALID_JSONATA_EXPRESSION, e.text(), at);
      return null;
    }
  }

  private Query checked(Jsonata expression, String path, Location at) {
    for (String refusal : expression.refusals(statesFields())) {
      problems().add(Problem.Code.UNSUPPORTED_JSONATA_EXPRESSION, refusal, at);
    }
    fields.scope().mentionVariables(expression.variables(), at);
    return Query.of(expression, prefix + path);
  }

  private Set<String> statesFields() {
    return switch (outcome) {
      case NONE -> Set.of("input", "context");
      case RESULT -> Set.of("input", "context", "result");
      case ERROR -> Set.of("input", "context", "errorOutput");
    };
  }

  private Problems problems() {
    return fields.scope().problems();
  }
}
