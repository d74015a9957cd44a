package dev.newel.interpreter.model.event;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The types of history events, with the fields of their details as the AWS API names them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html">HistoryEvent</a>
 */
public enum EventType {
  EXECUTION_STARTED(
      "executionStarted",
      Field.payload("input"),
      Field.text("roleArn"),
      Field.text("stateMachineAliasArn"),
      Field.text("stateMachineVersionArn")),
  EXECUTION_SUCCEEDED("executionSucceeded", Field.payload("output")),
  EXECUTION_FAILED("executionFailed", Field.text("error"), Field.text("cause")),
  EXECUTION_ABORTED("executionAborted", Field.text("error"), Field.text("cause")),
  EXECUTION_TIMED_OUT("executionTimedOut", Field.text("error"), Field.text("cause")),
  EXECUTION_REDRIVEN("executionRedriven", Field.number("redriveCount")),

  PASS_STATE_ENTERED("stateEntered", Field.text("name"), Field.payload("input")),
  PASS_STATE_EXITED("stateExited", Field.text("name"), Field.payload("output"), Field.ASSIGNED),
  TASK_STATE_ENTERED("stateEntered", Field.text("name"), Field.payload("input")),
  TASK_STATE_EXITED("stateExited", Field.text("name"), Field.payload("output"), Field.ASSIGNED),
  TASK_STATE_ABORTED(null),
  CHOICE_STATE_ENTERED("stateEntered", Field.text("name"), Field.payload("input")),
  CHOICE_STATE_EXITED("stateExited", Field.text("name"), Field.payload("output"), Field.ASSIGNED),
  WAIT_STATE_ENTERED("stateEntered", Field.text("name"), Field.payload("input")),
  WAIT_STATE_EXITED("stateExited", Field.text("name"), Field.payload("output"), Field.ASSIGNED),
  WAIT_STATE_ABORTED(null),
  SUCCEED_STATE_ENTERED("stateEntered", Field.text("name"), Field.payload("input")),
  SUCCEED_STATE_EXITED("stateExited", Field.text("name"), Field.payload("output"), Field.ASSIGNED),
  FAIL_STATE_ENTERED("stateEntered", Field.text("name"), Field.payload("input")),
  PARALLEL_STATE_ENTERED("stateEntered", Field.text("name"), Field.payload("input")),
  PARALLEL_STATE_EXITED("stateExited", Field.text("name"), Field.payload("output"), Field.ASSIGNED),
  PARALLEL_STATE_STARTED(null),
  PARALLEL_STATE_SUCCEEDED(null),
  PARALLEL_STATE_FAILED(null),
  PARALLEL_STATE_ABORTED(null),
  MAP_STATE_ENTERED("stateEntered", Field.text("name"), Field.payload("input")),
  MAP_STATE_EXITED("stateExited", Field.text("name"), Field.payload("output"), Field.ASSIGNED),
  MAP_STATE_STARTED("mapStateStarted", Field.number("length")),
  MAP_STATE_SUCCEEDED(null),
  MAP_STATE_FAILED(null),
  MAP_STATE_ABORTED(null),
  MAP_ITERATION_STARTED("mapIterationStarted", Field.text("name"), Field.number("index")),
  MAP_ITERATION_SUCCEEDED("mapIterationSucceeded", Field.text("name"), Field.number("index")),
  MAP_ITERATION_FAILED("mapIterationFailed", Field.text("name"), Field.number("index")),
  MAP_ITERATION_ABORTED("mapIterationAborted", Field.text("name"), Field.number("index")),

  MAP_RUN_STARTED("mapRunStarted", Field.text("mapRunArn")),
  MAP_RUN_SUCCEEDED(null),
  MAP_RUN_FAILED("mapRunFailed", Field.text("error"), Field.text("cause")),
  MAP_RUN_ABORTED(null),
  MAP_RUN_REDRIVEN("mapRunRedriven", Field.text("mapRunArn"), Field.number("redriveCount")),

  EVALUATION_FAILED(
      "evaluationFailed",
      Field.text("error"),
      Field.text("cause"),
      Field.text("location"),
      Field.text("state")),

  ACTIVITY_SCHEDULED(
      "activityScheduled",
      Field.text("resource"),
      Field.payload("input"),
      Field.number("timeoutInSeconds"),
      Field.number("heartbeatInSeconds")),
  ACTIVITY_STARTED("activityStarted", Field.text("workerName")),
  ACTIVITY_SUCCEEDED("activitySucceeded", Field.payload("output")),
  ACTIVITY_FAILED("activityFailed", Field.text("error"), Field.text("cause")),
  ACTIVITY_TIMED_OUT("activityTimedOut", Field.text("error"), Field.text("cause")),

  TASK_SCHEDULED(
      "taskScheduled",
      Field.text("resourceType"),
      Field.text("resource"),
      Field.text("region"),
      Field.document("parameters"),
      Field.number("timeoutInSeconds"),
      Field.number("heartbeatInSeconds"),
      Field.role("taskCredentials")),
  TASK_STARTED("taskStarted", Field.text("resourceType"), Field.text("resource")),
  TASK_SUBMITTED(
      "taskSubmitted", Field.text("resourceType"), Field.text("resource"), Field.payload("output")),
  TASK_SUCCEEDED(
      "taskSucceeded", Field.text("resourceType"), Field.text("resource"), Field.payload("output")),
  TASK_FAILED(
      "taskFailed",
      Field.text("resourceType"),
      Field.text("resource"),
      Field.text("error"),
      Field.text("cause")),
  TASK_TIMED_OUT(
      "taskTimedOut",
      Field.text("resourceType"),
      Field.text("resource"),
      Field.text("error"),
      Field.text("cause")),

  LAMBDA_FUNCTION_SCHEDULED(
      "lambdaFunctionScheduled",
      Field.text("resource"),
      Field.payload("input"),
      Field.number("timeoutInSeconds"),
      Field.role("taskCredentials")),
  LAMBDA_FUNCTION_STARTED(null),
  LAMBDA_FUNCTION_SUCCEEDED("lambdaFunctionSucceeded", Field.payload("output")),
  LAMBDA_FUNCTION_FAILED("lambdaFunctionFailed", Field.text("error"), Field.text("cause")),
  LAMBDA_FUNCTION_TIMED_OUT("lambdaFunctionTimedOut", Field.text("error"), Field.text("cause"));

  /** What a field holds. */
  public enum Kind {
    /** A text. */
    TEXT,
    /** The ARN of a role, which the API puts into an object. */
    ROLE,
    /** A whole number. */
    NUMBER,
    /** JSON as text. */
    DOCUMENT,
    /** JSON as text, with a {@code …Details} beside it that says whether it was cut. */
    PAYLOAD,
    /** JSON texts by the names of variables, with such a {@code …Details}, too. */
    VARIABLES
  }

  /**
   * A field of an event's details.
   *
   * @param name as the AWS API has it
   */
  public record Field(String name, Kind kind) {

    /** What a state has assigned; absent where it assigns nothing. */
    static final Field ASSIGNED = new Field("assignedVariables", Kind.VARIABLES);

    static Field text(String name) {
      return new Field(name, Kind.TEXT);
    }

    static Field role(String name) {
      return new Field(name, Kind.ROLE);
    }

    static Field number(String name) {
      return new Field(name, Kind.NUMBER);
    }

    static Field document(String name) {
      return new Field(name, Kind.DOCUMENT);
    }

    static Field payload(String name) {
      return new Field(name, Kind.PAYLOAD);
    }
  }

  private final String wireName;
  private final @Nullable String details;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of()
  private final List<Field> fields;

  EventType(@Nullable String details, Field... fields) {
    this.wireName = camelCase(name());
    this.details = details == null ? null : details + "EventDetails";
    this.fields = List.of(fields);
  }

  /** The name in the AWS API, for example {@code PassStateEntered}. */
  public String wireName() {
    return wireName;
  }

  /** The member that holds the details; null for a type that has none. */
  public @Nullable String details() {
    return details;
  }

  public List<Field> fields() {
    return fields;
  }

  private static String camelCase(String constant) {
    StringBuilder name = new StringBuilder(constant.length());
    for (String word : constant.split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
