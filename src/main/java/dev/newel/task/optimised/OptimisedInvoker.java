package dev.newel.task.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.value.Dialect;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.task.TaskArn.Pattern;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskOwner;
import dev.newel.task.service.CallFacts;
import dev.newel.task.service.ServiceCall;
import dev.newel.task.service.ServiceCaller;
import io.vertx.core.Future;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the calls of optimised integrations, and looks for the ends of what they began. */
public final class OptimisedInvoker implements TaskInvoker {

  private final ServiceCaller caller;

  public OptimisedInvoker(ServiceCaller caller) {
    this.caller = caller;
  }

  /** A row of the table and how it is used: what the resource of a task says. */
  private record Use(Integration row, Pattern pattern) {

    static Use of(String service, String resource) {
      int end = resource.indexOf('.');
      String action = end < 0 ? resource : resource.substring(0, end);
      Integration row = Integrations.find(service, action).orElseThrow();
      return new Use(row, Pattern.of(resource.substring(action.length())));
    }

    Watch watch() {
      return Objects.requireNonNull(row.watch(), "nothing to watch");
    }
  }

  @Override
  public Future<Stimulus> invoke(TaskOwner execution, Effect.CallService call) {
    Use use = Use.of(call.resource(), call.action());
    ObjectNode given = CallFacts.arguments(call);
    ObjectNode arguments = use.row.before().arguments(given.deepCopy(), use.pattern, execution);
    Errands.Services services = services(execution, call, use);
    return Future.succeededFuture(arguments)
        .compose(known -> use.row.errands().before(services, given, known))
        .compose(ready -> call(execution, call, use, use.row.operation(), ready, call.roleArn()))
        .compose(result -> fact(call, use, result, services))
        .recover(failure -> failed(call, failure));
  }

  private Errands.Services services(TaskOwner execution, Effect.CallService call, Use use) {
    return (model, action, arguments) ->
        caller
            .call(
                execution.home(),
                new ServiceCall(
                    model,
                    action,
                    arguments,
                    Dialect.OPTIMISED,
                    model.equals(use.row.model()) ? use.row.errorPrefix() : null,
                    CallFacts.id(call),
                    call.roleArn()),
                execution.traceHeaders())
            .compose(
                result ->
                    result instanceof CallResult.Answered answered
                        ? Future.succeededFuture(answered.result())
                        : Future.failedFuture(new Errands.FailedException(result)));
  }

  /** What the table itself finds wrong is the task's failure; anything else is none of it. */
  private static Future<Stimulus> failed(Effect.CallService call, Throwable failure) {
    if (failure instanceof StateException e) {
      return Future.succeededFuture(CallFacts.failed(call, e.error(), String.valueOf(e.cause())));
    } else if (failure instanceof Errands.FailedException errand) {
      return Future.succeededFuture(CallFacts.failed(call, call.resource(), errand.result()));
    }
    return Future.failedFuture(failure);
  }

  private Future<CallResult> call(
      TaskOwner execution,
      Effect effect,
      Use use,
      String action,
      ObjectNode arguments,
      @Nullable String roleArn) {
    return caller.call(
        execution.home(),
        new ServiceCall(
            use.row.model(),
            action,
            arguments,
            Dialect.OPTIMISED,
            use.row.errorPrefix(),
            CallFacts.id(effect),
            roleArn),
        execution.traceHeaders());
  }

  private static Future<Stimulus> fact(
      Effect.CallService call, Use use, CallResult result, Errands.Services services) {
    if (!(result instanceof CallResult.Answered answered)) {
      return Future.succeededFuture(CallFacts.failed(call, call.resource(), result));
    }
    JsonNode given = call.arguments().node();
    Answer answer = new Answer(given, answered.result(), answered.answer(), use.pattern);
    return use.row
        .errands()
        .after(services, given, use.row.after().output(answer))
        .map(
            output ->
                use.pattern == Pattern.REQUEST_RESPONSE
                    ? CallFacts.succeeded(call, output)
                    : CallFacts.submitted(call, output));
  }

  @Override
  public Future<@Nullable Stimulus> watch(TaskOwner execution, Effect.WatchWork look) {
    Use use = Use.of(look.resource(), look.action());
    Watch watch = use.watch();
    return call(
            execution, look, use, watch.action(), watch.arguments().of(look.work()), look.roleArn())
        .map(result -> seen(look, watch, result));
  }

  /** A look that shows nothing is no fact: there will be another. */
  private static @Nullable Stimulus seen(Effect.WatchWork look, Watch watch, CallResult result) {
    if (result instanceof CallResult.Answered answered) {
      JsonNode output = watch.outputOf(answered.result());
      return switch (watch.stateIn(answered.result())) {
        case GOES_ON -> null;
        case ENDED_WELL -> CallFacts.succeeded(look, output);
        case ENDED_BADLY -> CallFacts.failed(look, ErrorName.TASK_FAILED, Json.write(output));
      };
    }
    boolean gone =
        result instanceof CallResult.Refused refused && refused.error().contains("NotFound");
    return gone && watch.goneIsGood() ? CallFacts.succeeded(look, look.work().result()) : null;
  }

  @Override
  public Future<Void> stop(TaskOwner execution, Effect.StopWork stop) {
    Use use = Use.of(stop.resource(), stop.action());
    String action = use.watch().stop();
    if (action == null) {
      return Future.succeededFuture();
    }
    ObjectNode arguments = stop.arguments().node().deepCopy();
    return call(execution, stop, use, action, arguments, stop.roleArn())
        .compose(OptimisedInvoker::stopped);
  }

  /** A service that refuses has nothing to stop; one that is away has to be told later. */
  private static Future<Void> stopped(CallResult result) {
    return result instanceof CallResult.Unreachable away
        ? Future.failedFuture(away.cause())
        : Future.succeededFuture();
  }
}
