package dev.newel.asl.jsonata.state;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Computed;
import dev.newel.asl.Condition;
import dev.newel.asl.Expression;
import dev.newel.asl.data.MapItems;
import dev.newel.asl.data.StateException;
import dev.newel.asl.data.Timestamp;
import java.time.Instant;

/** Fields of states whose values are expressions, with what AWS says of values of a wrong type. */
public final class ComputedByQuery {

  private ComputedByQuery() {}

  /** Condition of a Choice rule. */
  public static Condition condition(Query query) {
    return (input, scope) -> {
      JsonNode value = query.evaluate(input, scope);
      if (!value.isBoolean()) {
        throw query.unexpected("boolean", value);
      }
      return value.booleanValue();
    };
  }

  /** A whole number in bounds, such as Seconds. */
  public static Computed<Long> number(Query query, long minimum, long maximum) {
    return (input, scope) -> {
      JsonNode value = query.evaluate(input.node(), scope);
      if (!value.isNumber()) {
        throw query.unexpected("number", value);
      }
      if (!value.isIntegralNumber() || !value.canConvertToLong()) {
        throw query.refused(value, "is not a whole number");
      }
      if (value.longValue() < minimum || value.longValue() > maximum) {
        throw query.refused(value, "is not from " + minimum + " to " + maximum);
      }
      return value.longValue();
    };
  }

  /** A number in bounds, such as ToleratedFailurePercentage. */
  public static Computed<Double> fraction(Query query, double minimum, double maximum) {
    return (input, scope) -> {
      JsonNode value = query.evaluate(input.node(), scope);
      if (!value.isNumber()) {
        throw query.unexpected("number", value);
      }
      if (value.doubleValue() < minimum || value.doubleValue() > maximum) {
        throw query.refused(value, "is not from " + minimum + " to " + maximum);
      }
      return value.doubleValue();
    };
  }

  /** Timestamp of a Wait state. */
  public static Computed<Instant> time(Query query) {
    return (input, scope) -> {
      JsonNode value = text(query, query.evaluate(input.node(), scope));
      return Timestamp.of(value)
          .orElseThrow(
              () ->
                  query.refused(
                      value, "is not a valid ISO-8601 extended offset date-time format string"));
    };
  }

  /** Error or Cause of a Fail state. */
  public static Computed<String> text(Query query) {
    return (input, scope) -> text(query, query.evaluate(input.node(), scope)).textValue();
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

  /** Items of a Map state that are written out, with expressions in them or without. */
  public static Computed<MapItems> items(Expression template) {
    return (input, scope) -> MapItems.of(template.evaluate(input.node(), scope));
  }

  /** Items of a Map state that one expression makes. */
  public static Computed<MapItems> items(Query query) {
    return (input, scope) -> {
      JsonNode value = query.evaluate(input.node(), scope);
      if (!value.isContainerNode()) {
        throw query.unexpected("array", value);
      }
      return MapItems.of(value);
    };
  }

  /** The items of a Map state without Items: its whole input. */
  public static Computed<MapItems> wholeInput() {
    return (input, scope) -> {
      if (!input.node().isContainerNode()) {
        throw StateException.runtime("The input of the state is neither an array nor an object.");
      }
      return MapItems.of(input.node());
    };
  }

  private static JsonNode text(Query query, JsonNode value) {
    if (!value.isTextual()) {
      throw query.unexpected("string", value);
    }
    return value;
  }
}
