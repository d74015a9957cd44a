package dev.newel.interpreter.task;

import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * The ARN in the field Resource of a Task state, taken apart.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html">Service
 *     integration patterns</a>
 */
public sealed interface TaskArn {

  String text();

  /** Work for whoever polls the activity: {@code arn:aws:states:REGION:ACCOUNT:activity:NAME}. */
  record Activity(String text) implements TaskArn {}

  /**
   * A call of a service: {@code arn:aws:states:::SERVICE:ACTION[.sync|.sync:2|.waitForTaskToken]}.
   *
   * @param service such as {@code sqs}, or {@code aws-sdk:sfn} for an SDK integration
   * @param action in camel case, such as {@code sendTaskSuccess}
   */
  record Integration(String text, String service, String action, Pattern pattern)
      implements TaskArn {}

  /** Anything else that has the form of an ARN, such as a Lambda function. */
  record Other(String text) implements TaskArn {}

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
    private final @Nullable String refusalByExpress;

    Pattern(String suffix, @Nullable String refusalByExpress) {
      this.suffix = suffix;
      this.refusalByExpress = refusalByExpress;
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

  /** Why an Express machine, which cannot wait for long, may not use it; null where it may. */
  default @Nullable String refusalByExpress() {
    if (this instanceof Activity) {
      return "Express state machine does not support Activity ARN";
    }
    return this instanceof Integration call ? call.pattern().refusalByExpress : null;
  }

  /** Empty where the text has not the form of an ARN. */
  static Optional<TaskArn> parse(String arn) {
    if (Forms.ACTIVITY.matcher(arn).matches()) {
      return Optional.of(new Activity(arn));
    }
    Matcher integration = Forms.INTEGRATION.matcher(arn);
    if (integration.matches()) {
      return Optional.of(
          new Integration(
              arn,
              integration.group("service"),
              integration.group("action"),
              Pattern.of(integration.group("pattern"))));
    }
    return Forms.ANY.matcher(arn).matches() ? Optional.of(new Other(arn)) : Optional.empty();
  }

  /** The forms of ARN. */
  final class Forms {
    private static final java.util.regex.Pattern ACTIVITY =
        java.util.regex.Pattern.compile("arn:aws[a-z-]*:states:[^:]+:[^:]+:activity:[^:]+");

    private static final java.util.regex.Pattern INTEGRATION =
        java.util.regex.Pattern.compile(
            "arn:aws[a-z-]*:states:[^:]*:[^:]*:(?<service>aws-sdk:[^:.]+|[^:.]+):(?<action>[^:.]+)"
                + "(?<pattern>|\\.sync|\\.sync:2|\\.waitForTaskToken)");

    private static final java.util.regex.Pattern ANY =
        java.util.regex.Pattern.compile("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+");

    private Forms() {}
  }
}
