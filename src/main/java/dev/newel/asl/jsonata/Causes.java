package dev.newel.asl.jsonata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.jsonata.value.JsonataException;

/** AWS's sentences about expressions that fail: causes of {@code States.QueryEvaluationError}. */
public final class Causes {

  private Causes() {}

  /**
   * An evaluation has failed.
   *
   * @param field where the expression stands, as {@code Output/items[0]}
   */
  public static String failed(String expression, String field, JsonataException failure) {
    String start = start(expression, field);
    return switch (failure.kind()) {
      case CODED ->
          start + "threw an error during evaluation. " + failure.code() + ": " + failure.text();
      case BOUND -> start + "threw an error during evaluation: " + failure.text();
      case INTERNAL -> start + "threw an internal error during evaluation. " + failure.text();
    };
  }

  /** An expression has no value. */
  public static String undefined(String expression, String field) {
    return start(expression, field) + "returned nothing (undefined).";
  }

  /**
   * A value is not of the type that a field takes.
   *
   * @param expected the name of that type, as {@code number}
   */
  public static String unexpected(
      String expression, String field, String expected, JsonNode value) {
    return "%sreturned an unexpected result type. Expected '%s', but was '%s' for value: %s"
        .formatted(start(expression, field), expected, typeOf(value), Json.write(value));
  }

  /**
   * A value is of the right type, and still of no use to the field. AWS's own text is not known.
   *
   * @param complaint what is wrong with it
   */
  public static String refused(String expression, String field, JsonNode value, String complaint) {
    return "%sreturned a value that %s: %s"
        .formatted(start(expression, field), complaint, Json.write(value));
  }

  private static String start(String expression, String field) {
    return "The JSONata expression '%s' specified for the field '%s' ".formatted(expression, field);
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> "null";
      case NUMBER -> "number";
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case ARRAY -> "array";
      default -> "object";
    };
  }
}
