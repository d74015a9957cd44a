package dev.newel.asl.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * The languages that states are written in.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">QueryLanguage</a>
 */
public enum QueryLanguage {
  JSONPATH("JSONPath"),
  JSONATA("JSONata");

  static final String FIELD = "QueryLanguage";

  private static final List<String> NAMES = List.of("JSONPath", "JSONata");

  private static final Set<String> ONLY_IN_JSONPATH =
      Set.of(
          "InputPath",
          "OutputPath",
          "Parameters",
          "ResultSelector",
          "ResultPath",
          "Result",
          "ItemsPath",
          "MaxConcurrencyPath",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentagePath",
          "SecondsPath",
          "TimestampPath",
          "TimeoutSecondsPath",
          "HeartbeatSecondsPath",
          "ErrorPath",
          "CausePath",
          "Variable");

  private static final Set<String> ONLY_IN_JSONATA =
      Set.of("Arguments", "Output", "Items", "Condition");

  private final String text;

  QueryLanguage(String text) {
    this.text = text;
  }

  /** The language that the field of an object names. As AWS has it, a wrong name is JSONata. */
  static QueryLanguage of(Fields fields, QueryLanguage inherited) {
    if (!fields.has(FIELD)) {
      return inherited;
    }
    return JSONPATH.isNamedBy(fields) ? JSONPATH : JSONATA;
  }

  private boolean isNamedBy(Fields fields) {
    JsonNode name = fields.value(FIELD);
    return name != null && text.equals(name.textValue());
  }

  /** Reports a name that is none; AWS does so when all else of the object is read. */
  static void check(Fields fields) {
    JsonNode name = fields.value(FIELD);
    if (name != null && !name.isTextual()) {
      fields.problem(FIELD, "Expected value of type [STRING]");
    } else if (name != null && !NAMES.contains(name.textValue())) {
      fields.problem(FIELD, "Value should be one of the following: " + NAMES);
    }
  }

  /** Whether only the other language has a field. */
  boolean isForeign(String field) {
    return (this == JSONATA ? ONLY_IN_JSONPATH : ONLY_IN_JSONATA).contains(field);
  }

  /** What AWS says of such a field. */
  String refusal(String field) {
    String other = (this == JSONATA ? JSONPATH : JSONATA).text;
    return ("The QueryLanguage is set to '%s', but field '%s' is only supported for the '%s'"
            + " QueryLanguage")
        .formatted(text, field, other);
  }
}
