package dev.newel.asl.path.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.newel.asl.Computed;
import dev.newel.asl.Expression;
import dev.newel.asl.data.DataStep;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.MapItems;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateException;
import dev.newel.asl.data.Timestamp;
import dev.newel.asl.path.ReferencePath;
import java.time.Instant;

/** Fields of states in their Path forms, with what AWS says of values that they cannot use. */
public final class ComputedByPath {

  private ComputedByPath() {}

  /** SecondsPath of a Wait state. */
  public static Computed<Long> seconds(String field, ReferencePath path) {
    return (input, scope) -> {
      JsonNode value = find(field, path, input, scope);
      long seconds = number(field, path, value);
      if (seconds < 0) {
        throw refused(field, "references a negative value", path, value);
      }
      return seconds;
    };
  }

  /** TimeoutSecondsPath or HeartbeatSecondsPath of a Task state. */
  public static Computed<Long> deadline(String field, ReferencePath path, long maximum) {
    return (input, scope) -> {
      JsonNode value = find(field, path, input, scope);
      long seconds = number(field, path, value);
      if (seconds <= 0) {
        throw refused(field, "references a non-positive value", path, value);
      }
      return Math.min(seconds, maximum);
    };
  }

  /** TimestampPath of a Wait state. */
  public static Computed<Instant> time(String field, ReferencePath path) {
    return (input, scope) -> {
      JsonNode value = find(field, path, input, scope);
      return Timestamp.of(value)
          .orElseThrow(
              () ->
                  refused(
                      field,
                      "does not reference a valid ISO-8601 extended offset date-time format string",
                      path,
                      value));
    };
  }

  /** ErrorPath or CausePath of a Fail state. */
  public static Computed<String> text(String field, Expression expression) {
    return (input, scope) -> {
      JsonNode value = expression.find(input.node(), scope);
      if (value == null) {
        throw StateException.runtime(
            "The JSONPath '%s' specified for the field '%s' could not be found in the input '%s'"
                .formatted(expression.text(), field, scope.quote(input.node())));
      }
      if (!value.isTextual()) {
        throw StateException.runtime(
            Messages.parameter(
                field, "does not reference a string value", expression.text(), value));
      }
      return value.textValue();
    };
  }

  /** RoleArn in the Credentials of a Task state. */
  public static Computed<String> role(Expression credentials) {
    return (input, scope) -> {
      JsonNode role = credentials.evaluate(input.node(), scope).path("RoleArn");
      if (!role.isTextual()) {
        throw StateException.runtime("The field 'RoleArn' must be a string: " + role);
      }
      return role.textValue();
    };
  }

  /** A number of items, such as MaxConcurrencyPath of a Map state. */
  public static Computed<Long> count(String field, ReferencePath path) {
    return (input, scope) -> {
      JsonNode value = path.evaluate(input.node(), scope);
      if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
        throw StateException.runtime(
            "The %s field refers to value \"%s\" which is not a valid integer: %s"
                .formatted(field, Messages.plain(value), path.text()));
      }
      return value.longValue();
    };
  }

  /** ToleratedFailurePercentagePath of a Map state. */
  public static Computed<Double> percentage(String name, ReferencePath path) {
    return (input, scope) -> {
      JsonNode value = path.evaluate(input.node(), scope);
      if (!value.isNumber()) {
        throw StateException.runtime(
            "The %sPath field refers to value \"%s\" which is not a valid float: %s"
                .formatted(name, Messages.plain(value), path.text()));
      }
      if (value.doubleValue() < 0 || value.doubleValue() > 100) {
        throw StateException.runtime(name + " must be between 0 and 100.");
      }
      return value.doubleValue();
    };
  }

  /** ItemsPath of a Map state. */
  public static Computed<MapItems> items(Expression path) {
    return (input, scope) -> list(path.evaluate(input.node(), scope), path.text(), scope);
  }

  /** ItemsPath where it names one node, as it nearly always does. */
  public static Computed<MapItems> items(ReferencePath path) {
    return (input, scope) -> list(path.evaluate(input.node(), scope), path.text(), scope);
  }

  /** The items of a Map state without an ItemsPath: its whole input. */
  public static Computed<MapItems> wholeInput() {
    return (input, scope) -> list(input.node(), "$", scope);
  }

  private static MapItems list(JsonNode items, String path, Scope scope) {
    scope.saw(DataStep.ITEMS_PATH, Json.of(items));
    if (!(items instanceof ArrayNode)) {
      throw StateException.runtime("Reference path \"" + path + "\" must point to array.");
    }
    return MapItems.of(items);
  }

  private static JsonNode find(String field, ReferencePath path, Json input, Scope scope) {
    JsonNode value = path.find(input.node(), scope);
    if (value == null) {
      throw StateException.runtime(
          "The " + field + " parameter does not reference an input value: " + path.text());
    }
    return value;
  }

  private static long number(String field, ReferencePath path, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw refused(field, "cannot be parsed as a long value", path, value);
    }
    return value.longValue();
  }

  private static StateException refused(
      String field, String complaint, ReferencePath path, JsonNode value) {
    return StateException.runtime(Messages.parameter(field, complaint, path.text(), value));
  }
}
