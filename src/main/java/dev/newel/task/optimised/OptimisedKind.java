package dev.newel.task.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.aws.client.value.AnswerSchema;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.ServiceModels;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.interpreter.task.ArgumentRules;
import dev.newel.interpreter.task.CallProtocol;
import dev.newel.interpreter.task.Stopping;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.interpreter.task.TaskProtocol;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskKind;
import dev.newel.task.lambda.FunctionPayload;
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
            .map(row -> CallProtocol.of(call, rules(row, call.pattern())).stoppedBy(stopping(row)))
            .orElse(null)
        : null;
  }

  private static Stopping stopping(Integration row) {
    Watch watch = row.watch();
    return watch == null || watch.stop() == null
        ? Stopping.NONE
        : work -> Json.of(watch.stopArguments().of(work));
  }

  /** The service whose model an integration needs. */
  public static Optional<String> modelOf(TaskArn.Integration arn) {
    return Integrations.answering(arn.service(), arn.action()).map(Integration::model);
  }

  /** What somebody answers who has the task's token can be anything. */
  @Override
  public @Nullable AnswerSchema answer(TaskArn arn) {
    return arn instanceof TaskArn.Integration call
            && call.pattern() != TaskArn.Pattern.WAIT_FOR_TASK_TOKEN
        ? Integrations.answering(call.service(), call.action())
            .flatMap(row -> operation(row, call.pattern()))
            .filter(operation -> !operation.isEventStream())
            .map(operation -> new AnswerSchema(operation.output(), Dialect.OPTIMISED))
            .orElse(null)
        : null;
  }

  @Override
  public TaskMocks.Answer mocked(TaskArn arn, Json result) {
    return arn instanceof TaskArn.Integration call && call.pattern().isWatched()
        ? Integrations.answering(call.service(), call.action())
            .map(Integration::watch)
            .map(watch -> described(watch, result, call.pattern()))
            .orElseThrow()
        : TaskKind.super.mocked(arn, result);
  }

  private static TaskMocks.Answer described(Watch watch, Json result, TaskArn.Pattern pattern) {
    JsonNode output = watch.outputOf(result.node());
    if (watch.stateIn(result.node()) == Watch.State.ENDED_BADLY) {
      return new TaskMocks.Thrown(ErrorName.TASK_FAILED, Json.write(output));
    } else if (output.isMissingNode()) {
      return new TaskMocks.Returned(result);
    }
    return new TaskMocks.Returned(
        pattern == TaskArn.Pattern.SYNC_2 ? Json.of(withPayloads(output)) : Json.of(output));
  }

  /** The payloads of an execution as JSON, and not as texts. */
  private static JsonNode withPayloads(JsonNode description) {
    ObjectNode parsed = description.deepCopy();
    for (String name : List.of("Input", "Output")) {
      if (parsed.has(name)) {
        parsed.set(name, FunctionPayload.read(parsed.path(name)));
      }
    }
    return parsed;
  }

  private Optional<Operation> operation(Integration row, TaskArn.Pattern pattern) {
    Watch watch = row.watch();
    String action = watch != null && pattern.isWatched() ? watch.action() : row.operation();
    return models.find(row.model()).flatMap(model -> model.operation(action));
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
      JsonNode adapted = adapted(arguments);
      return Stream.concat(model.problems(adapted).stream(), missing(adapted)).distinct().toList();
    }

    /** What is renamed is renamed with its expression. */
    @Override
    public List<String> refusals(JsonNode template) {
      JsonNode adapted = adapted(withoutExpressions(template));
      return Stream.concat(model.refusals(adapted).stream(), missing(adapted)).toList();
    }

    private Stream<String> missing(JsonNode arguments) {
      return arguments.isObject()
          ? model.missing(arguments).stream()
              .map(row.before()::nameGiven)
              .map(name -> "The field '" + name + "' is required but was missing")
          : Stream.empty();
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
