package dev.newel.asl;

import java.util.regex.Pattern;

/** The forms of ARN that a Task state's Resource can have. */
final class TaskArn {

  static final Pattern ACTIVITY =
      Pattern.compile("arn:aws[a-z-]*:states:[^:]+:[^:]+:activity:[^:]+");

  static final Pattern INTEGRATION =
      Pattern.compile(
          "arn:aws[a-z-]*:states:[^:]*:[^:]*:(?<service>aws-sdk:[^:.]+|[^:.]+):(?<action>[^:.]+)"
              + "(?<pattern>|\\.sync|\\.sync:2|\\.waitForTaskToken)");

  static final Pattern ANY = Pattern.compile("arn:[^:]+:[^:]+:[^:]*:[^:]*:.+");

  private TaskArn() {}
}
