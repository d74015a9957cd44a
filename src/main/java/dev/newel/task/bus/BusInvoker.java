package dev.newel.task.bus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.bus.Addresses;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.task.TaskArn.Pattern;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskOwner;
import dev.newel.task.bus.BusAction.Field;
import dev.newel.task.service.CallFacts;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages for Task states. After a crash a message is sent again, with the same {@link
 * Addresses#TASK}.
 *
 * <p>What fails is an error that begins with {@code Bus.}: {@code Bus.NoHandlers}, {@code
 * Bus.Timeout}, {@code Bus.CODE} where the consumer has failed the message with a code, {@code
 * Bus.UnsupportedReply} for a reply that is no JSON, and {@code Bus.ClientException} for the rest.
 */
public final class BusInvoker implements TaskInvoker {

  private final EventBus bus;
  private final int mostBytes;

  /**
   * An invoker.
   *
   * @param mostBytes that a reply may have, as JSON
   */
  public BusInvoker(EventBus bus, int mostBytes) {
    this.bus = bus;
    this.mostBytes = mostBytes;
  }

  @Override
  public Future<Stimulus> invoke(TaskOwner execution, Effect.CallService call) {
    JsonNode arguments = call.arguments().node();
    String address = arguments.path(Field.ADDRESS).asText();
    DeliveryOptions options = options(execution, call, arguments);
    return send(action(call), address, BusBody.of(arguments.path(Field.BODY)), options)
        .map(result -> answered(call, address, result))
        .otherwise(failure -> failed(call, address, options, failure));
  }

  private static BusAction action(Effect.CallService call) {
    int dot = call.action().indexOf('.');
    return BusAction.find(dot < 0 ? call.action() : call.action().substring(0, dot)).orElseThrow();
  }

  private static DeliveryOptions options(
      TaskOwner execution, Effect.CallService call, JsonNode arguments) {
    DeliveryOptions options =
        new DeliveryOptions().addHeader(Addresses.TASK, execution.arn() + " " + CallFacts.id(call));
    arguments
        .path(Field.HEADERS)
        .properties()
        .forEach(header -> options.addHeader(header.getKey(), header.getValue().asText()));
    for (NameValue header : execution.traceHeaders()) {
      if (!options.getHeaders().contains(header.name())) {
        options.addHeader(header.name(), header.value());
      }
    }
    JsonNode timeout = arguments.path(Field.TIMEOUT);
    return timeout.isNumber()
        ? options.setSendTimeout(TimeUnit.SECONDS.toMillis(timeout.intValue()))
        : options;
  }

  /** The result as JSON; empty for one that is none. */
  private Future<Optional<Json>> send(
      BusAction action, String address, @Nullable Object body, DeliveryOptions options) {
    Future<?> sent =
        switch (action) {
          case REQUEST -> bus.request(address, body, options).map(Message::body);
          case SEND -> bus.sender(address, options).write(body);
          case PUBLISH -> bus.publisher(address, options).write(body).recover(BusInvoker::toNobody);
        };
    return sent.map(
        result ->
            action == BusAction.REQUEST ? BusBody.read(result) : Optional.of(Json.EMPTY_OBJECT));
  }

  /** What is published may have no consumer. */
  private static Future<Void> toNobody(Throwable failure) {
    return failure instanceof ReplyException refused
            && refused.failureType() == ReplyFailure.NO_HANDLERS
        ? Future.succeededFuture()
        : Future.failedFuture(failure);
  }

  private Stimulus answered(Effect.CallService call, String address, Optional<Json> result) {
    if (result.isEmpty()) {
      return CallFacts.failed(
          call, "Bus.UnsupportedReply", "The reply from '%s' is no JSON".formatted(address));
    }
    Json output = result.get();
    if (output.text().getBytes(StandardCharsets.UTF_8).length > mostBytes) {
      return CallFacts.failed(
          call,
          ErrorName.DATA_LIMIT_EXCEEDED,
          "The state/task 'bus' returned a result with a size exceeding the maximum number of bytes"
              + " service limit.");
    }
    return call.action().endsWith(Pattern.WAIT_FOR_TASK_TOKEN.suffix())
        ? CallFacts.submitted(call, output.node())
        : CallFacts.succeeded(call, output.node());
  }

  private static Stimulus failed(
      Effect.CallService call, String address, DeliveryOptions options, Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (!(failure instanceof ReplyException refused)) {
      return CallFacts.failed(call, "Bus.ClientException", message);
    }
    return switch (refused.failureType()) {
      case NO_HANDLERS ->
          CallFacts.failed(
              call, "Bus.NoHandlers", "No consumer is registered at '%s'".formatted(address));
      case TIMEOUT ->
          CallFacts.failed(
              call,
              "Bus.Timeout",
              "No reply came from '%s' within %d s"
                  .formatted(address, TimeUnit.MILLISECONDS.toSeconds(options.getSendTimeout())));
      case RECIPIENT_FAILURE -> CallFacts.failed(call, "Bus." + refused.failureCode(), message);
      case ERROR -> CallFacts.failed(call, "Bus.ClientException", message);
    };
  }
}
