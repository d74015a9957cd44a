package dev.newel.api.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.ServiceError.InvalidEncryptionConfiguration;
import dev.newel.aws.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * The encryptionConfiguration of a state machine or an activity. It is kept and handed back, and
 * nothing is encrypted by it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_EncryptionConfiguration.html">EncryptionConfiguration</a>
 */
public final class Encryption {

  public static final String NAME = "encryptionConfiguration";

  private static final String KEY = "kmsKeyId";
  private static final String PERIOD = "kmsDataKeyReusePeriodSeconds";
  private static final int USUAL_PERIOD = 300;

  private Encryption() {}

  /**
   * What a call asks for, with AWS's defaults; null where it asks for nothing.
   *
   * @throws ServiceException with InvalidEncryptionConfiguration
   */
  public static @Nullable ObjectNode of(ObjectNode input) {
    JsonNode asked = input.get(NAME);
    if (asked == null) {
      return null;
    }
    ObjectNode configuration = ActionContext.object().put("type", asked.path("type").asText());
    if (asked.path("type").asText().equals("AWS_OWNED_KEY")) {
      refuse(asked, KEY);
      refuse(asked, PERIOD);
      return configuration;
    }
    if (!asked.has(KEY)) {
      throw invalid("Must set a valid kmsKeyId.");
    }
    return configuration
        .put(KEY, asked.path(KEY).textValue())
        .put(PERIOD, asked.path(PERIOD).asInt(USUAL_PERIOD));
  }

  private static void refuse(JsonNode asked, String member) {
    if (asked.has(member)) {
      throw invalid("Custom " + member + " is not allowed when selecting AWS_OWNED_KEY.");
    }
  }

  private static ServiceException invalid(String reason) {
    return new ServiceException(
        new InvalidEncryptionConfiguration("Invalid Encryption Configuration: " + reason));
  }
}
