package dev.newel.api.action.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionContext;
import dev.newel.api.action.Encryption;
import dev.newel.asl.data.Json;
import dev.newel.aws.ServiceError.InvalidLoggingConfiguration;
import dev.newel.aws.ServiceException;
import dev.newel.logs.LogGroup;
import java.util.List;

/** The settings of a state machine that are kept and handed back, with AWS's defaults. */
public final class MachineSettings {

  private static final String LOGGING = "loggingConfiguration";
  private static final String TRACING = "tracingConfiguration";

  private MachineSettings() {}

  /**
   * The settings that a call asks for, over those there were.
   *
   * @throws ServiceException with InvalidLoggingConfiguration or InvalidEncryptionConfiguration
   */
  static String merge(ObjectNode input, JsonNode before) {
    ObjectNode settings = ActionContext.object();
    settings.set(LOGGING, logging(input.has(LOGGING) ? input.path(LOGGING) : before.path(LOGGING)));
    settings.set(TRACING, tracing(input.has(TRACING) ? input.path(TRACING) : before.path(TRACING)));
    JsonNode encryption = Encryption.of(input);
    if (encryption == null) {
      encryption = before.get(Encryption.NAME);
    }
    if (encryption != null) {
      settings.set(Encryption.NAME, encryption);
    }
    return Json.write(settings);
  }

  /** Whether an update names any setting. */
  static boolean isIn(ObjectNode input) {
    return input.has(LOGGING) || input.has(TRACING) || input.has(Encryption.NAME);
  }

  public static void addTo(ObjectNode answer, String settings) {
    JsonNode known = Json.ofTrusted(settings).node();
    for (String name : List.of(LOGGING, TRACING)) {
      answer.set(name, known.path(name));
    }
    if (known.has(Encryption.NAME)) {
      answer.set(Encryption.NAME, known.path(Encryption.NAME));
    }
  }

  private static ObjectNode logging(JsonNode asked) {
    ObjectNode logging = ActionContext.object();
    String level = asked.path("level").asText("OFF");
    logging.put("level", level);
    logging.put("includeExecutionData", asked.path("includeExecutionData").asBoolean());
    JsonNode destinations = asked.path("destinations");
    if (destinations.size() > 1 || (destinations.isEmpty() && !level.equals("OFF"))) {
      throw refused("Must specify exactly one Log Destination.");
    }
    if (!destinations.isEmpty()) {
      checkLogGroup(destinations.at("/0/cloudWatchLogsLogGroup/logGroupArn").asText());
      logging.set("destinations", destinations);
    }
    return logging;
  }

  /** Whether there is such a group is seen when something is logged. */
  private static void checkLogGroup(String arn) {
    if (LogGroup.ofArn(arn) == null) {
      throw refused("Must set valid CloudWatch Log Group ARN.");
    } else if (!arn.endsWith(":*")) {
      throw refused("Log Group ARN must be provided with '*' qualifier.");
    }
  }

  private static ServiceException refused(String why) {
    return new ServiceException(new InvalidLoggingConfiguration(why));
  }

  private static ObjectNode tracing(JsonNode asked) {
    return ActionContext.object().put("enabled", asked.path("enabled").asBoolean());
  }
}
