package dev.newel.cloudwatch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.AwsCall;
import dev.newel.aws.client.AwsCaller;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.ServiceModel;
import dev.newel.aws.model.ServiceModels;
import dev.newel.logs.LogEntry;
import dev.newel.logs.LogGroup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The calls of CloudWatch Logs. The futures fail only where the service is not known.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">PutLogEvents</a>
 */
public record LogCalls(Vertx vertx, ServiceModels models, AwsCaller caller) {

  private static final String SERVICE = "cloudwatchlogs";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int ANSWER_BYTES = 64 << 10;

  /** Makes a stream in a group. */
  Future<CallResult> createStream(LogGroup group, String stream) {
    return call("createLogStream", group, arguments(group, stream));
  }

  /**
   * Puts entries into a stream.
   *
   * @param entries in the order of their times
   */
  Future<CallResult> put(LogGroup group, String stream, List<LogEntry> entries) {
    ObjectNode arguments = arguments(group, stream);
    ArrayNode events = arguments.putArray("LogEvents");
    entries.forEach(
        entry -> events.addObject().put("Timestamp", entry.time()).put("Message", entry.text()));
    return call("putLogEvents", group, arguments);
  }

  private static ObjectNode arguments(LogGroup group, String stream) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("LogGroupName", group.name())
        .put("LogStreamName", stream);
  }

  private Future<CallResult> call(String operation, LogGroup group, ObjectNode arguments) {
    return model().compose(model -> caller.call(call(model, operation, arguments, group.region())));
  }

  private Future<ServiceModel> model() {
    return models
        .loaded(SERVICE)
        .map(Future::succeededFuture)
        .orElseGet(() -> vertx.executeBlocking(() -> models.find(SERVICE).orElseThrow(), false));
  }

  private static AwsCall call(
      ServiceModel model, String operation, ObjectNode arguments, String region) {
    return new AwsCall(
        model,
        model.operation(operation).orElseThrow(),
        arguments,
        Dialect.SDK,
        model.errorPrefix(),
        region,
        UUID.randomUUID().toString(),
        null,
        TIMEOUT,
        ANSWER_BYTES);
  }
}
