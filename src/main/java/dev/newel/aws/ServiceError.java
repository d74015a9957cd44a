package dev.newel.aws;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error of the AWS Step Functions API: each record bears the name that AWS gives it, and makes
 * the text that AWS sends with it. The edge turns it into a protocol's answer.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/CommonErrors.html">
 *     Common Errors</a>
 */
public sealed interface ServiceError {

  String message();

  /** The name that SDKs know the error by. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** 400 unless the fault is the server's. */
  default int httpStatus() {
    return 400;
  }

  /** Members of the error's shape besides the message. */
  default Map<String, String> details() {
    return Map.of();
  }

  /** "Name: message", as failures on the event bus and in logs are written. */
  default String text() {
    return name() + ": " + message();
  }

  // Activities and their tasks

  record ActivityAlreadyExists(String arn) implements ServiceError {
    @Override
    public String message() {
      return "Activity Already Exists: '" + arn + "'";
    }
  }

  record ActivityDoesNotExist(String arn) implements ServiceError {
    @Override
    public String message() {
      return "Activity Does Not Exist: '" + arn + "'";
    }
  }

  record ActivityLimitExceeded(String message) implements ServiceError {}

  record ActivityWorkerLimitExceeded(String message) implements ServiceError {}

  record InvalidOutput(String reason) implements ServiceError {
    @Override
    public String message() {
      return "Invalid Output: '" + reason + "'";
    }
  }

  /** A page token or task token that Newel did not make, or that was damaged. */
  record InvalidToken(String reason) implements ServiceError {
    public static final InvalidToken DAMAGED = new InvalidToken("Invalid token");

    @Override
    public String message() {
      return "Invalid Token: '" + reason + "'";
    }
  }

  record TaskDoesNotExist(String token) implements ServiceError {
    @Override
    public String message() {
      return "Task Does Not Exist: '" + token + "'";
    }
  }

  /** The task has ended: by an answer, a time-out, or the end of its execution. */
  record TaskTimedOut(String reason) implements ServiceError {
    public static final TaskTimedOut GONE =
        new TaskTimedOut("Provided task does not exist anymore");

    @Override
    public String message() {
      return "Task Timed Out: '" + reason + "'";
    }
  }

  // State machines

  record ConflictException(String message) implements ServiceError {}

  /** {@code reason} is what the parser found: "SCHEMA_VALIDATION_FAILED: … at /States/X". */
  record InvalidDefinition(String reason) implements ServiceError {
    @Override
    public String message() {
      return "Invalid State Machine Definition: '" + reason + "'";
    }
  }

  /** A Map state has a label that AWS does not take, of which it tells in its own way. */
  record InvalidLabel(String complaint, String definition) implements ServiceError {
    @Override
    public String name() {
      return "InvalidDefinition";
    }

    @Override
    public String message() {
      return complaint + " in definition '" + definition + "'.";
    }
  }

  record InvalidEncryptionConfiguration(String message) implements ServiceError {}

  record InvalidLoggingConfiguration(String reason) implements ServiceError {
    @Override
    public String message() {
      return "Invalid Logging Configuration: " + reason;
    }
  }

  record InvalidTracingConfiguration(String reason) implements ServiceError {
    @Override
    public String message() {
      return "Invalid Tracing Configuration: " + reason;
    }
  }

  /** An update that names nothing to update. */
  record MissingRequiredParameter(String message) implements ServiceError {
    public static final MissingRequiredParameter NOTHING_TO_UPDATE =
        new MissingRequiredParameter(
            "Either the definition, the role ARN, the LoggingConfiguration, or the"
                + " TracingConfiguration must be specified");
  }

  record StateMachineAlreadyExists(String arn) implements ServiceError {
    @Override
    public String message() {
      return "State Machine Already Exists: '" + arn + "'";
    }
  }

  record StateMachineDeleting(String arn) implements ServiceError {
    @Override
    public String message() {
      return "State Machine is Deleting: '" + arn + "'";
    }
  }

  record StateMachineDoesNotExist(String arn) implements ServiceError {
    @Override
    public String message() {
      return "State Machine Does Not Exist: '" + arn + "'";
    }
  }

  record StateMachineLimitExceeded(String message) implements ServiceError {}

  record StateMachineTypeNotSupported() implements ServiceError {
    @Override
    public String message() {
      return "This operation is not supported by this type of state machine";
    }
  }

  record ServiceQuotaExceededException(String message) implements ServiceError {}

  // Executions

  record ExecutionAlreadyExists(String arn) implements ServiceError {
    @Override
    public String message() {
      return "Execution Already Exists: '" + arn + "'";
    }
  }

  /**
   * There is no such execution.
   *
   * @param archived where it may have been written to before it went; null for nowhere
   */
  record ExecutionDoesNotExist(String arn, @Nullable String archived) implements ServiceError {

    public ExecutionDoesNotExist(String arn) {
      this(arn, null);
    }

    @Override
    public String message() {
      String missing = "Execution Does Not Exist: '" + arn + "'";
      return archived == null
          ? missing
          : missing + "; if it was kept long enough, it is archived below " + archived;
    }
  }

  record ExecutionLimitExceeded(String message) implements ServiceError {}

  record ExecutionNotRedrivable(String arn, String reason) implements ServiceError {
    @Override
    public String message() {
      return "Execution " + arn + " invalid for redrive as: " + reason;
    }
  }

  record InvalidExecutionInput(String reason) implements ServiceError {
    @Override
    public String message() {
      return "Invalid State Machine Execution Input: '" + reason + "'";
    }
  }

  // What any action can meet

  record InvalidArn(String message) implements ServiceError {
    public static InvalidArn of(String reason) {
      return new InvalidArn("Invalid Arn: '" + reason + "'");
    }

    public static InvalidArn role(String arn) {
      return new InvalidArn("Invalid Role Arn: '" + arn + "'");
    }
  }

  record InvalidName(String given) implements ServiceError {
    @Override
    public String message() {
      return "Invalid Name: '" + given + "'";
    }
  }

  record ResourceNotFound(String message, @Nullable String resourceName) implements ServiceError {
    @Override
    public Map<String, String> details() {
      return resourceName == null ? Map.of() : Map.of("resourceName", resourceName);
    }
  }

  record TooManyTags(String message, @Nullable String resourceName) implements ServiceError {
    @Override
    public Map<String, String> details() {
      return resourceName == null ? Map.of() : Map.of("resourceName", resourceName);
    }
  }

  /**
   * A request that breaks a constraint. {@code reason} is set where Step Functions itself answers
   * rather than the frame that checks all AWS services' requests; see ValidationExceptionReason.
   */
  record ValidationException(String message, @Nullable String reason) implements ServiceError {

    /** What the service model forbids, in its order. */
    public static ValidationException of(List<String> violations) {
      int count = violations.size();
      String detected =
          count == 1 ? " validation error detected: " : " validation errors detected: ";
      return new ValidationException(count + detected + String.join("; ", violations), null);
    }

    @Override
    public Map<String, String> details() {
      return reason == null ? Map.of() : Map.of("reason", reason);
    }
  }

  // What the protocols answer before any action is reached

  /** A body that is not JSON, or has a member of another JSON type. */
  record SerializationException(String message) implements ServiceError {}

  record UnknownOperationException(String message) implements ServiceError {}

  /** A request without a signature, where there has to be one. */
  record MissingAuthenticationTokenException(String message) implements ServiceError {
    @Override
    public int httpStatus() {
      return 403;
    }
  }

  /** A signature that lacks something. */
  record IncompleteSignatureException(String message) implements ServiceError {}

  /** A signature that is none of the request's, or of another time. */
  record InvalidSignatureException(String message) implements ServiceError {}

  /** An access key or session token that nobody knows. */
  record UnrecognizedClientException(String message) implements ServiceError {}

  /** An access key that is good no more. */
  record ExpiredTokenException(String message) implements ServiceError {}

  /** Something that the caller has no permission for. */
  record NotAuthorized(String message) implements ServiceError {

    /**
     * The refusal of an action on a resource.
     *
     * @param user the caller's ARN
     * @param denied whether a policy says so, and not merely none allows it
     */
    public static NotAuthorized of(String user, String action, String resource, boolean denied) {
      String reason =
          denied
              ? "with an explicit deny in an identity-based policy"
              : "because no identity-based policy allows the " + action + " action";
      return new NotAuthorized(
          "User: %s is not authorized to perform: %s on resource: %s %s"
              .formatted(user, action, resource, reason));
    }

    @Override
    public String name() {
      return "AccessDeniedException";
    }
  }

  /** A request that a web page sent, or may have. */
  record AccessDeniedException(String message) implements ServiceError {
    @Override
    public int httpStatus() {
      return 403;
    }
  }

  /** HTTP that no SDK sends: another path or method, a head too long. */
  record UnsupportedRequest(int httpStatus, String name, String message) implements ServiceError {}

  record RequestEntityTooLargeException(long limit) implements ServiceError {
    @Override
    public String message() {
      return "Request body must not be larger than " + limit + " bytes";
    }

    @Override
    public int httpStatus() {
      return 413;
    }
  }

  /** Too much is asked for now: the AWS SDKs wait, and ask again. */
  record ThrottlingException(String message) implements ServiceError {}

  record ServiceUnavailable(String message) implements ServiceError {
    @Override
    public int httpStatus() {
      return 503;
    }
  }

  /** A defect of Newel's; the log has the cause under the same request id. */
  record InternalFailure(String requestId) implements ServiceError {
    @Override
    public String message() {
      return "The request processing has failed because of an internal failure (request "
          + requestId
          + ")";
    }

    @Override
    public int httpStatus() {
      return 500;
    }
  }
}
