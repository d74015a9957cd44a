package dev.newel.task.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.value.Dialect;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskOwner;
import dev.newel.task.service.CallFacts;
import dev.newel.task.service.ServiceCall;
import dev.newel.task.service.ServiceCaller;
import io.vertx.core.Future;

/** Calls functions by their ARNs: the arguments are the payload, and the payload the result. */
public final class LambdaInvoker implements TaskInvoker {

  private final ServiceCaller caller;

  public LambdaInvoker(ServiceCaller caller) {
    this.caller = caller;
  }

  @Override
  public Future<Stimulus> invoke(TaskOwner execution, Effect.CallService call) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("FunctionName", call.action());
    arguments.set("Payload", call.arguments().node());
    ServiceCall invocation =
        new ServiceCall(
            "lambda",
            "invoke",
            arguments,
            Dialect.OPTIMISED,
            "Lambda",
            CallFacts.id(call),
            call.roleArn());
    return caller
        .call(execution.home(), invocation, execution.traceHeaders())
        .map(result -> fact(call, result));
  }

  private static Stimulus fact(Effect.CallService call, CallResult result) {
    if (!(result instanceof CallResult.Answered answered)) {
      return CallFacts.failed(call, call.action(), result);
    }
    FunctionFailure failure = FunctionFailure.of(answered.result(), false);
    return failure == null
        ? CallFacts.succeeded(call, payload(answered.result()))
        : CallFacts.failed(call, failure.error(), failure.cause());
  }

  private static JsonNode payload(ObjectNode result) {
    return FunctionPayload.read(result.path(FunctionPayload.MEMBER));
  }
}
