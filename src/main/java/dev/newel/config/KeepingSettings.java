package dev.newel.config;

import dev.newel.config.NewelConfig.Keeping;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The settings of how long executions that have ended are kept, and of what becomes of them. */
final class KeepingSettings {

  static final Setting<Integer> RETENTION_DAYS =
      new Setting<>(
          "limits.retention-days",
          "90",
          "How long an execution is kept after it has ended.",
          Kind.number(1, 36_500));

  private static final String RULE = "[^=,\\s]+=[1-9]\\d{0,4}";

  static final Setting<Optional<List<Keeping.Rule>>> RETENTION_BY_MACHINE =
      new Setting<>(
          "limits.retention-days-by-machine",
          "",
          "none, so as all",
          "How long those of some state machines are kept: of the first name that fits, where *"
              + " stands for any text.",
          Kind.text(
                  "names and days, such as audit=3650,test-*=1", RULE + "(\\s*,\\s*" + RULE + ")*")
              .map(KeepingSettings::rules)
              .optional(),
          UnaryOperator.identity());

  static final Setting<Optional<String>> ARCHIVE =
      new Setting<>(
          "archive.to",
          "",
          "none, so they are gone",
          "Where executions are written to as lines of JSON before they are removed: a bucket, or a"
              + " folder that is there.",
          Kind.text(
                  "s3://bucket, s3://bucket/prefix or the path of a folder",
                  "s3://[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9._=-]+)*/?|(?!s3:).+")
              .optional(),
          UnaryOperator.identity());

  private KeepingSettings() {}

  private static List<Keeping.Rule> rules(String text) {
    return Arrays.stream(text.split("\\s*,\\s*")).map(KeepingSettings::rule).toList();
  }

  private static Keeping.Rule rule(String text) {
    int equals = text.indexOf('=');
    Duration kept = Duration.ofDays(Integer.parseInt(text.substring(equals + 1)));
    return new Keeping.Rule(text.substring(0, equals), kept);
  }

  static Keeping of(Values values) {
    return new Keeping(
        Duration.ofDays(values.get(RETENTION_DAYS)),
        values.get(RETENTION_BY_MACHINE).orElse(List.of()),
        values.get(ARCHIVE).orElse(null));
  }
}
