package dev.newel.aws.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.ServiceModel;
import dev.newel.aws.model.ServiceModels;
import java.time.Duration;

/** Calls for tests. */
public final class Calls {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final ServiceModels MODELS = ServiceModels.bundled();

  private Calls() {}

  /** A call as {@code aws-sdk:SERVICE:ACTION} makes it. */
  public static AwsCall sdk(String service, String action, String arguments) {
    ServiceModel model = MODELS.find(service).orElseThrow();
    return call(service, action, arguments, Dialect.SDK, model.errorPrefix());
  }

  /** A call as an optimised integration makes it. */
  public static AwsCall optimised(
      String service, String action, String arguments, String errorPrefix) {
    return call(service, action, arguments, Dialect.OPTIMISED, errorPrefix);
  }

  public static ServiceModel model(String service) {
    return MODELS.find(service).orElseThrow();
  }

  public static ObjectNode json(String text) {
    try {
      return (ObjectNode) MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private static AwsCall call(
      String service, String action, String arguments, Dialect dialect, String errorPrefix) {
    ServiceModel model = MODELS.find(service).orElseThrow();
    return new AwsCall(
        model,
        model.operation(action).orElseThrow(),
        json(arguments),
        dialect,
        errorPrefix,
        "eu-west-1",
        "call-1",
        null,
        Duration.ofSeconds(20),
        1_000);
  }
}
