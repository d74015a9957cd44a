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

  /**
   * A Lambda function: {@code arn:aws:lambda:REGION:ACCOUNT:function:NAME[:QUALIFIER]}.
   *
   * @param qualifier a version or an alias; null for none
   */
  record Function(String text, String region, String name, @Nullable String qualifier)
      implements TaskArn {}

  /** Anything else that has the form of an ARN. */
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

    /** What stands behind the action. */
    public String suffix() {
      return suffix;
    }

    /** Whether the work's end is looked for. */
    public boolean isWatched() {
      return this == SYNC || this == SYNC_2;
    }

    /**
     * The pattern that a suffix stands for.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Pattern of(String suffix) {
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
    Matcher function = Forms.FUNCTION.matcher(arn);
    if (function.matches()) {
      return Optional.of(
          new Function(
              arn, function.group("region"), function.group("name"), function.group("qualifier")));
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

    private static final java.util.regex.Pattern FUNCTION =
        java.util.regex.Pattern.compile(
            "arn:aws[a-z-]*:lambda:(?<region>[^:]+):[^:]+:function:(?<name>[^:]+)"
                + "(:(?<qualifier>[^:]+))?");

    private static final java.util.regex.Pattern ANY =
        java.util.regex.Pattern.compile("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+");

    private Forms() {}
  }
}
