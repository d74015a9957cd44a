package dev.newel.api.action.testing;

/**
 * How a mocked result is held against what its service answers.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_MockInput.html">MockInput</a>
 */
public enum FieldValidationMode {
  /** All that the service's model requires is there, and what is there fits. */
  STRICT,
  /** What is there fits. */
  PRESENT,
  /** Nothing is looked at. */
  NONE
}
