package dev.newel.asl;

import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * What a Task state calls, read from its Resource ARN.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html">Service
 *     integration patterns</a>
 */
public sealed interface TaskResource {

  String arn();

  /** Why a machine of a type cannot use the resource; Express machines cannot wait for long. */
  default Optional<String> refusal(MachineType type) {
    return Optional.empty();
  }

  /** Work for whoever polls the activity: {@code arn:aws:states:REGION:ACCOUNT:activity:NAME}. */
  record Activity(String arn) implements TaskResource {
    @Override
    public Optional<String> refusal(MachineType type) {
      return type == MachineType.EXPRESS
          ? Optional.of("Express state machine does not support Activity ARN")
          : Optional.empty();
    }
  }

  /**
   * A call of a service: {@code arn:aws:states:::SERVICE:ACTION[.sync|.sync:2|.waitForTaskToken]}.
   *
   * @param service such as {@code sqs}, or {@code aws-sdk:sfn} for an SDK integration
   * @param action in camel case, such as {@code sendTaskSuccess}
   */
  record ServiceIntegration(String arn, String service, String action, Pattern pattern)
      implements TaskResource {
    @Override
    public Optional<String> refusal(MachineType type) {
      return type == MachineType.EXPRESS ? pattern.refusalByExpress : Optional.empty();
    }
  }

  /** Anything else that has the form of an ARN, such as a Lambda function. */
  record Other(String arn) implements TaskResource {}

  /** What the state waits for. */
  enum Pattern {
    REQUEST_RESPONSE("", null),
    SYNC(".sync", "Express state machine does not support '.sync' service integration"),
    SYNC_2(".sync:2", "Express state machine does not support '.sync' service integration"),
    // the space at the end is AWS's
    WAIT_FOR_TASK_TOKEN(
        ".waitForTaskToken",
        "Express state machine does not support '.waitForTaskToken' service integration ");

    private final String suffix;
    private final Optional<String> refusalByExpress;

    Pattern(String suffix, @Nullable String refusalByExpress) {
      this.suffix = suffix;
      this.refusalByExpress = Optional.ofNullable(refusalByExpress);
    }

    private static Pattern of(String suffix) {
      for (Pattern pattern : values()) {
        if (pattern.suffix.equals(suffix)) {
          return pattern;
        }
      }
      throw new IllegalArgumentException("not a suffix of an integration: " + suffix);
    }
  }

  /** Empty where the text has not the form of an ARN. */
  static Optional<TaskResource> parse(String arn) {
    if (TaskArn.ACTIVITY.matcher(arn).matches()) {
      return Optional.of(new Activity(arn));
    }
    Matcher integration = TaskArn.INTEGRATION.matcher(arn);
    if (integration.matches()) {
      return Optional.of(
          new ServiceIntegration(
              arn,
              integration.group("service"),
              integration.group("action"),
              Pattern.of(integration.group("pattern"))));
    }
    return TaskArn.ANY.matcher(arn).matches() ? Optional.of(new Other(arn)) : Optional.empty();
  }
}
