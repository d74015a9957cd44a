package dev.newel.task.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** The service whose model an integration needs. */
  public static Optional<String> modelOf(TaskArn.Integration arn) {
    return Integrations.find(arn.service(), arn.action()).map(Integration::model);
  }

  private ArgumentRules rules(Integration row, TaskArn.Pattern pattern) {
    return new AdaptedRules(
        row, pattern, new ModelRules(models, row.model(), row.operation(), Dialect.OPTIMISED));
  }

  /** The rules of a model for what an integration makes of its arguments. */
  private record AdaptedRules(Integration row, TaskArn.Pattern pattern, ModelRules model)
      implements ArgumentRules {

    @Override
    public List<String> problems(JsonNode arguments) {
      return model.problems(adapted(arguments));
    }

    /** What is renamed is renamed with its expression. */
    @Override
    public List<String> refusals(JsonNode template) {
      JsonNode adapted = adapted(withoutExpressions(template));
      return Stream.concat(model.refusals(adapted).stream(), model.missing(adapted).stream())
          .toList();
    }

    private JsonNode adapted(JsonNode arguments) {
      return row.before().arguments((ObjectNode) arguments.deepCopy(), pattern, null);
    }

    /** Null stands for what is computed: it fits everywhere. */
    private static JsonNode withoutExpressions(JsonNode template) {
      ObjectNode plain = JsonNodeFactory.instance.objectNode();
      template
          .properties()
          .forEach(
              field -> {
                String name = field.getKey();
                if (name.endsWith(".$")) {
                  plain.putNull(name.substring(0, name.length() - 2));
                } else {
                  plain.set(name, field.getValue());
                }
              });
      return plain;
    }
  }
}
