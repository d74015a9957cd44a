package dev.newel.task.sfn;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.value.Arguments;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.client.wire.UnreadableAnswerException;
import dev.newel.aws.client.wire.Wire;
import dev.newel.aws.client.wire.WireAnswer;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.ServiceModel;
import dev.newel.aws.model.ServiceModels;
import dev.newel.bus.Addresses;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.task.TaskArn.Pattern;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskOwner;
import dev.newel.task.service.CallFacts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * {@code arn:aws:states:::aws-sdk:sfn:ACTION}: the Step Functions API itself, answered by Newel
 * over the event bus. The service's model says, as for every AWS SDK integration, what names and
 * times look like in arguments and results.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html">
 *     AWS SDK service integrations</a>
 */
public final class StepFunctionsInvoker implements TaskInvoker {

  /** Longer than an execution of an Express machine, and the long poll of GetActivityTask. */
  private static final long TIMEOUT_MS = 330_000;

  private static final String SERVICE = "sfn";

  private static final Set<String> STARTS = Set.of("StartExecution", "StartSyncExecution");
  private static final String TRACE_HEADER = "traceHeader";

  private final Vertx vertx;
  private final ServiceModels models;

  public StepFunctionsInvoker(Vertx vertx, ServiceModels models) {
    this.vertx = vertx;
    this.models = models;
  }

  @Override
  public Future<Stimulus> invoke(TaskOwner execution, Effect.CallService call) {
    return model().compose(model -> ask(execution, call, model));
  }

  private Future<ServiceModel> model() {
    return models
        .loaded(SERVICE)
        .map(Future::succeededFuture)
        .orElseGet(() -> vertx.executeBlocking(() -> models.find(SERVICE).orElseThrow(), false));
  }

  private Future<Stimulus> ask(TaskOwner execution, Effect.CallService call, ServiceModel model) {
    boolean waits = call.action().endsWith(Pattern.WAIT_FOR_TASK_TOKEN.suffix());
    Operation operation = operation(call, model);
    Arguments arguments =
        Arguments.read(operation, CallFacts.arguments(call), Dialect.SDK, CallFacts.id(call));
    if (!arguments.problems().isEmpty()) {
      return Future.succeededFuture(
          CallFacts.failed(call, SERVICE, new CallResult.Invalid(arguments.problems())));
    }
    Wire wire = Wire.of(model.protocol());
    ObjectNode members = arguments.members();
    if (execution.trace() != null && STARTS.contains(operation.name())) {
      members.putIfAbsent(TRACE_HEADER, TextNode.valueOf(execution.trace().xray()));
    }
    byte[] body = wire.write(model, operation, members).body();
    return vertx
        .eventBus()
        .<JsonObject>request(
            Addresses.API, new JsonObject(Buffer.buffer(body)), options(execution, call, operation))
        .map(reply -> result(reply.body(), wire, model, operation))
        .map(
            result -> waits ? CallFacts.submitted(call, result) : CallFacts.succeeded(call, result))
        .otherwise(failure -> failed(call, failure));
  }

  private static Operation operation(Effect.CallService call, ServiceModel model) {
    String suffix = Pattern.WAIT_FOR_TASK_TOKEN.suffix();
    String action = call.action();
    return model
        .operation(
            action.endsWith(suffix)
                ? action.substring(0, action.length() - suffix.length())
                : action)
        .orElseThrow();
  }

  /** The same call again, after a crash, gets the answer of the first. */
  private static DeliveryOptions options(
      TaskOwner execution, Effect.CallService call, Operation operation) {
    return new DeliveryOptions()
        .addHeader(Addresses.ACTION, operation.name())
        .addHeader(Addresses.ACCOUNT, execution.home().account())
        .addHeader(Addresses.REGION, execution.home().region())
        .addHeader(Addresses.INVOCATION_ID, "task-" + Long.toUnsignedString(call.nonce(), 36))
        .addHeader(Addresses.TIMEOUT, Long.toString(TIMEOUT_MS))
        .setSendTimeout(TIMEOUT_MS);
  }

  private static ObjectNode result(
      JsonObject reply, Wire wire, ServiceModel model, Operation operation) {
    WireAnswer answer = new WireAnswer(200, List.of(), reply.toBuffer().getBytes());
    try {
      return wire.read(model, operation, answer, Dialect.SDK);
    } catch (UnreadableAnswerException e) {
      throw new IllegalStateException("Newel has written it itself", e);
    }
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
}
