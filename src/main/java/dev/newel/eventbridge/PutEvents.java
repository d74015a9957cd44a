package dev.newel.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.AwsCall;
import dev.newel.aws.client.AwsCaller;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.ServiceModel;
import dev.newel.aws.model.ServiceModels;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * The call that puts events on an event bus.
 *
 * @param eventBus its name or ARN
 * @param source what events say they are from; AWS itself takes none that begins with {@code aws.}
 */
public record PutEvents(
    Vertx vertx, ServiceModels models, AwsCaller caller, String eventBus, String source) {

  private static final String SERVICE = "eventbridge";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int ANSWER_BYTES = 64 << 10;

  /** What AWS counts for the time of an event. */
  private static final int TIME_BYTES = 14;

  /** How much of a call an event takes, in bytes. */
  static int size(JsonObject event) {
    return TIME_BYTES
        + utf8(event.getString("detail-type"))
        + utf8(event.getJsonArray("resources").getString(0))
        + utf8(event.getJsonObject("detail").encode());
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * Puts events of one region.
   *
   * @return for each why it was not put, and an empty text for one that was
   */
  Future<List<String>> call(List<JsonObject> events) {
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    events.forEach(event -> entries.add(entry(event)));
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    arguments.set("Entries", entries);
    String region = events.get(0).getString("region");
    return model()
        .compose(model -> caller.call(call(model, arguments, region)))
        .map(result -> failures(result, events.size()));
  }

  private ObjectNode entry(JsonObject event) {
    ObjectNode entry =
        JsonNodeFactory.instance
            .objectNode()
            .put("Time", event.getString("time"))
            .put("Source", source)
            .put("DetailType", event.getString("detail-type"))
            .put("Detail", event.getJsonObject("detail").encode())
            .put("EventBusName", eventBus);
    entry.putArray("Resources").add(event.getJsonArray("resources").getString(0));
    return entry;
  }

  private Future<ServiceModel> model() {
    return models
        .loaded(SERVICE)
        .map(Future::succeededFuture)
        .orElseGet(() -> vertx.executeBlocking(() -> models.find(SERVICE).orElseThrow(), false));
  }

  private static AwsCall call(ServiceModel model, ObjectNode arguments, String region) {
    return new AwsCall(
        model,
        model.operation("putEvents").orElseThrow(),
        arguments,
        Dialect.SDK,
        model.errorPrefix(),
        region,
        UUID.randomUUID().toString(),
        null,
        TIMEOUT,
        ANSWER_BYTES);
  }

  private static List<String> failures(CallResult result, int count) {
    if (!(result instanceof CallResult.Answered answered)) {
      return Collections.nCopies(count, reason(result));
    }
    List<String> failures = new ArrayList<>(count);
    JsonNode entries = answered.result().path("Entries");
    for (int i = 0; i < count; i++) {
      JsonNode entry = entries.path(i);
      failures.add(
          entry.has("ErrorCode")
              ? entry.path("ErrorCode").asText() + ": " + entry.path("ErrorMessage").asText()
              : "");
    }
    return failures;
  }

  private static String reason(CallResult result) {
    if (result instanceof CallResult.Refused refused) {
      return refused.error() + ": " + refused.cause();
    } else if (result instanceof CallResult.Unreachable unreachable) {
      return unreachable.error() + ": " + unreachable.cause();
    }
    return String.valueOf(result);
  }
}
