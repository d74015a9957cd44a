package dev.newel.task.optimised;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.ServiceModels;
import dev.newel.interpreter.task.ArgumentRules;
import dev.newel.interpreter.task.CallProtocol;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.interpreter.task.TaskProtocol;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskKind;
import dev.newel.task.service.ModelRules;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code arn:aws:states:::SERVICE:ACTION}: what AWS has integrated by hand. */
public final class OptimisedKind implements TaskKind {

  private final ServiceModels models;
  private final TaskInvoker invoker;

  /** A kind whose calls are made so. */
  public OptimisedKind(ServiceModels models, TaskInvoker invoker) {
    this.models = models;
    this.invoker = invoker;
  }

  @Override
  public Map<String, TaskInvoker> invokers() {
    return Integrations.services().stream()
        .collect(Collectors.toMap(Function.identity(), service -> invoker));
  }

  @Override
  public @Nullable TaskProtocol protocol(TaskArn arn) {
    return arn instanceof TaskArn.Integration call
        ? Integrations.find(call.service(), call.action())
            .filter(row -> row.patterns().contains(call.pattern()))
            .map(row -> CallProtocol.of(call, rules(row, call.pattern())))
            .orElse(null)
        : null;
  }

  private ArgumentRules rules(Integration row, TaskArn.Pattern pattern) {
    ModelRules model = new ModelRules(models, row.model(), row.operation(), Dialect.OPTIMISED);
    return arguments ->
        model.problems(
            arguments instanceof ObjectNode given
                ? row.before().arguments(given.deepCopy(), pattern, null)
                : arguments);
  }
}
