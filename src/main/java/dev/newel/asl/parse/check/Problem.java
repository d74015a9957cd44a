package dev.newel.asl.parse.check;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a definition, or looks wrong.
 *
 * @param location such as {@code /States/A/Choices[0]/Next}, names unescaped as AWS has them; null
 *     where the problem has no one place
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html">Diagnostics</a>
 */
public record Problem(Code code, String message, @Nullable String location) {

  /** AWS's diagnostic codes, as far as Newel reports them. */
  public enum Code {
    SCHEMA_VALIDATION_FAILED,
    INVALID_JSON_DESCRIPTION,
    INVALID_JSONATA_EXPRESSION,
    UNSUPPORTED_JSONATA_EXPRESSION,
    INVALID_STATE_NAME,
    DUPLICATE_STATE_NAME,
    DUPLICATE_LABEL_NAME,
    INVALID_LABEL,
    MISSING_TRANSITION_TARGET,
    MISSING_END_STATE,
    TOO_DEEPLY_NESTED,
    RESERVED_VARIABLE_NAME,
    INVALID_VARIABLE_NAME,
    DUPLICATE_VARIABLE_NAME,
    NO_DOLLAR,
    NO_PATH,
    PASS_RESULT_IS_STATIC;

    /** Whether a definition can be used all the same. */
    public boolean isWarning() {
      return this == NO_DOLLAR || this == NO_PATH || this == PASS_RESULT_IS_STATIC;
    }
  }

  /** The form in messages of InvalidDefinition; AWS prints "null" where there is no location. */
  @Override
  public String toString() {
    return code + ": " + message + " at " + location;
  }
}
