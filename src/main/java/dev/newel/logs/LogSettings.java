package dev.newel.logs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a revision of a state machine wants logged.
 *
 * @param level which events
 * @param data whether what goes in and out of states stands in them
 * @param group where to; null where nothing is logged
 */
public record LogSettings(LogLevel level, boolean data, @Nullable LogGroup group) {

  private static final LogSettings OFF = new LogSettings(LogLevel.OFF, false, null);

  /**
   * Reads them.
   *
   * @param settings of a machine, as they are kept
   */
  public static LogSettings of(String settings) {
    JsonNode logging = Json.ofTrusted(settings).node().path("loggingConfiguration");
    LogLevel level = LogLevel.valueOf(logging.path("level").asText(LogLevel.OFF.name()));
    String arn = logging.at("/destinations/0/cloudWatchLogsLogGroup/logGroupArn").asText();
    LogGroup group = LogGroup.ofArn(arn);
    return level == LogLevel.OFF || group == null
        ? OFF
        : new LogSettings(level, logging.path("includeExecutionData").asBoolean(), group);
  }
}
