package dev.newel.logs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A log group of CloudWatch Logs. */
public record LogGroup(String region, String account, String name) {

  private static final Pattern ARN =
      Pattern.compile("arn:[^:]+:logs:([^:]+):([^:]+):log-group:([^:*]+)(:\\*)?");

  /** Reads an ARN, with its qualifier or without; null where it is none of a log group. */
  public static @Nullable LogGroup ofArn(String arn) {
    Matcher parts = ARN.matcher(arn);
    return parts.matches() ? new LogGroup(parts.group(1), parts.group(2), parts.group(3)) : null;
  }
}
