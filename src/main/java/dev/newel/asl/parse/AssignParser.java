package dev.newel.asl.parse;

import dev.newel.asl.Expression;
import dev.newel.asl.data.VariableName;
import dev.newel.asl.parse.check.Location;
import dev.newel.asl.parse.check.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Reads Assign.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html">Variables</a>
 */
final class AssignParser {

  private static final String FIELD = "Assign";

  /** Marks an expression in the names of a template's fields; no part of the variable's name. */
  private static final String EXPRESSION = ".$";

  private AssignParser() {}

  /** The template of JSONPath that gives an object of the new values; null where there is none. */
  static @Nullable Expression template(Fields fields) {
    Fields assign = fields.object(FIELD);
    if (assign == null) {
      return null;
    }
    for (String field : assign.names()) {
      boolean isExpression = field.endsWith(EXPRESSION);
      declare(
          isExpression ? field.substring(0, field.length() - EXPRESSION.length()) : field,
          assign.location().field(field),
          fields.scope());
    }
    return new PathFields(fields).template(FIELD);
  }

  /** Takes note of a variable that is assigned, if its name is one. */
  static void declare(String name, Location at, ParseScope scope) {
    if (name.equals(VariableName.RESERVED)) {
      scope
          .problems()
          .add(
              Problem.Code.RESERVED_VARIABLE_NAME,
              "Cannot assign to reserved variable '$" + name + "'.",
              at);
    } else if (!VariableName.isWellFormed(name)) {
      refuse(name, "contains invalid characters", at, scope);
    } else if (name.codePointCount(0, name.length()) > VariableName.LONGEST) {
      refuse(name, "is longer than " + VariableName.LONGEST + " characters", at, scope);
    } else {
      scope.variables().assign(name, at);
    }
  }

  private static void refuse(String name, String complaint, Location at, ParseScope scope) {
    scope
        .problems()
        .add(
            Problem.Code.INVALID_VARIABLE_NAME,
            "Invalid variable name '" + name + "': the variable name " + complaint + ".",
            at);
  }
}
