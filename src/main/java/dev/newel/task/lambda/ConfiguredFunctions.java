package dev.newel.task.lambda;

import dev.newel.aws.client.AwsCall;
import dev.newel.aws.client.AwsCaller;
import dev.newel.aws.client.CallResult;
import io.vertx.core.Future;
import java.util.Optional;

/** Calls functions where a table says that they run, and everything else at AWS. */
public final class ConfiguredFunctions implements AwsCaller {

  private final FunctionTable table;
  private final FunctionRunner runner;
  private final AwsCaller others;

  /** A caller that has the rest called by another one. */
  public ConfiguredFunctions(FunctionTable table, FunctionRunner runner, AwsCaller others) {
    this.table = table;
    this.runner = runner;
    this.others = others;
  }

  @Override
  public Future<CallResult> call(AwsCall call) {
    Optional<FunctionTarget> target = target(call);
    return target.isPresent() ? invoke(new Invocation(call), target.get()) : others.call(call);
  }

  private Optional<FunctionTarget> target(AwsCall call) {
    return call.service().name().equals("lambda") && call.operation().name().equals("Invoke")
        ? table.find(call.arguments().path("FunctionName").asText())
        : Optional.empty();
  }

  private Future<CallResult> invoke(Invocation invocation, FunctionTarget target) {
    return switch (invocation.type()) {
      case "DryRun" -> Future.succeededFuture(invocation.couldBeCalled());
      case "Event" -> {
        runner.run(invocation, target);
        yield Future.succeededFuture(invocation.begun());
      }
      default -> runner.run(invocation, target);
    };
  }
}
