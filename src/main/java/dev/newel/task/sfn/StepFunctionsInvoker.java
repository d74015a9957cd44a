package dev.newel.task.sfn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.asl.data.Json;
import dev.newel.bus.Addresses;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.task.TaskInvoker;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * {@code arn:aws:states:::aws-sdk:sfn:ACTION}: the Step Functions API itself, answered by Newel
 * over the event bus. As with every AWS SDK integration, names begin with a capital in parameters
 * and results, and times are ISO 8601.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html">
 *     AWS SDK service integrations</a>
 */
public final class StepFunctionsInvoker implements TaskInvoker {

  /** Longer than an execution of an Express machine, and the long poll of GetActivityTask. */
  private static final long TIMEOUT_MS = 330_000;

  /** Members that hold JSON as a text, and that AWS lets a state give as JSON. */
  private static final Set<String> DOCUMENTS = Set.of("input", "output", "definition");

  private final EventBus bus;

  public StepFunctionsInvoker(EventBus bus) {
    this.bus = bus;
  }

  @Override
  public Future<Stimulus> invoke(ExecutionKey execution, Effect.CallService call) {
    // the same call again, after a crash, gets the answer of the first
    DeliveryOptions options =
        new DeliveryOptions()
            .addHeader(Addresses.ACTION, capitalised(call.action()))
            .addHeader(Addresses.ACCOUNT, execution.home().account())
            .addHeader(Addresses.REGION, execution.home().region())
            .addHeader(Addresses.INVOCATION_ID, "task-" + Long.toUnsignedString(call.nonce(), 36))
            .addHeader(Addresses.TIMEOUT, Long.toString(TIMEOUT_MS))
            .setSendTimeout(TIMEOUT_MS);
    return bus.<JsonObject>request(Addresses.API, parameters(call.arguments().node()), options)
        .map(reply -> succeeded(call, reply.body()))
        .otherwise(failure -> failed(call, failure));
  }

  private static JsonObject parameters(JsonNode arguments) {
    ObjectNode renamed = JsonNodeFactory.instance.objectNode();
    arguments
        .properties()
        .forEach(
            member -> {
              String name = uncapitalised(member.getKey());
              JsonNode value = renamed(member.getValue(), StepFunctionsInvoker::uncapitalised);
              renamed.set(
                  name,
                  DOCUMENTS.contains(name) && value.isContainerNode()
                      ? TextNode.valueOf(Json.write(member.getValue()))
                      : value);
            });
    return new JsonObject(Json.write(renamed));
  }

  private static Stimulus succeeded(Effect.CallService call, JsonObject answer) {
    JsonNode result = renamed(node(answer), StepFunctionsInvoker::capitalised);
    return new Stimulus.TaskSucceeded(call.frame(), call.nonce(), Json.of(result));
  }

  private static JsonNode node(JsonObject answer) {
    return Json.ofTrusted(answer.encode()).node();
  }

  private static Stimulus failed(Effect.CallService call, Throwable failure) {
    String text = String.valueOf(failure.getMessage());
    int colon = text.indexOf(": ");
    String name = colon < 0 ? "SfnException" : text.substring(0, colon);
    String message = colon < 0 ? text : text.substring(colon + 2);
    int status = failure instanceof ReplyException reply ? reply.failureCode() : 500;
    return new Stimulus.TaskFailed(
        call.frame(),
        call.nonce(),
        "Sfn." + (name.endsWith("Exception") ? name : name + "Exception"),
        message
            + " (Service: Sfn, Status Code: "
            + status
            + ", Request ID: "
            + UUID.randomUUID()
            + ")");
  }

  private static JsonNode renamed(JsonNode node, UnaryOperator<String> rename) {
    if (node.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> list.add(renamed(item, rename)));
      return list;
    } else if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(
              member ->
                  object.set(
                      rename.apply(member.getKey()),
                      member.getKey().endsWith("Date") && member.getValue().isNumber()
                          ? time(member.getValue())
                          : renamed(member.getValue(), rename)));
      return object;
    }
    return node;
  }

  private static JsonNode time(JsonNode seconds) {
    BigDecimal millis = seconds.decimalValue().movePointRight(3);
    return TextNode.valueOf(Instant.ofEpochMilli(millis.longValue()).toString());
  }

  private static String capitalised(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static String uncapitalised(String name) {
    return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
