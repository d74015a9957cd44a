package dev.newel.task.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.ErrorName;
import dev.newel.asl.Json;
import dev.newel.asl.StateException;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.value.Dialect;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.task.TaskArn.Pattern;
import dev.newel.task.TaskInvoker;
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
  public Future<Stimulus> invoke(ExecutionKey execution, Effect.CallService call) {
    Use use = Use.of(call.resource(), call.action());
    ObjectNode arguments =
        use.row.before().arguments(CallFacts.arguments(call).deepCopy(), use.pattern, execution);
    return call(execution, call, use, use.row.operation(), arguments, call.roleArn())
        .map(result -> fact(call, use, result));
  }

  private Future<CallResult> call(
      ExecutionKey execution,
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
            roleArn));
  }

  private static Stimulus fact(Effect.CallService call, Use use, CallResult result) {
    if (!(result instanceof CallResult.Answered answered)) {
      return CallFacts.failed(call, call.resource(), result);
    }
    try {
      JsonNode output =
          use.row
              .after()
              .output(
                  new Answer(
                      call.arguments().node(), answered.result(), answered.answer(), use.pattern));
      return use.pattern == Pattern.REQUEST_RESPONSE
          ? CallFacts.succeeded(call, output)
          : CallFacts.submitted(call, output);
    } catch (StateException e) {
      return CallFacts.failed(call, e.error(), String.valueOf(e.cause()));
    }
  }

  @Override
  public Future<@Nullable Stimulus> watch(ExecutionKey execution, Effect.WatchWork look) {
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
  public Future<Void> stop(ExecutionKey execution, Effect.StopWork stop) {
    Use use = Use.of(stop.resource(), stop.action());
    String action = use.watch().stop();
    if (action == null) {
      return Future.succeededFuture();
    }
    ObjectNode arguments = use.watch().stopArguments().of(stop.work());
    return call(execution, stop, use, action, arguments, stop.roleArn()).mapEmpty();
  }
}
