package dev.newel.task.sdk;

import dev.newel.aws.client.value.AnswerSchema;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.ServiceModels;
import dev.newel.interpreter.task.CallProtocol;
import dev.newel.interpreter.task.TaskArn;
import dev.newel.interpreter.task.TaskArn.Pattern;
import dev.newel.interpreter.task.TaskProtocol;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskKind;
import dev.newel.task.service.ModelRules;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code arn:aws:states:::aws-sdk:SERVICE:ACTION}: every action of every service that has a model.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html">
 *     AWS SDK service integrations</a>
 */
public final class SdkKind implements TaskKind {

  private static final String PREFIX = "aws-sdk:";

  /** Newel itself, which has all actions of the model: it is called without a way round. */
  private static final String OWN = PREFIX + "sfn";

  private final ServiceModels models;
  private final TaskInvoker invoker;
  private final TaskInvoker own;

  /**
   * A kind whose calls are made so.
   *
   * @param own makes those of Newel's actions
   */
  public SdkKind(ServiceModels models, TaskInvoker invoker, TaskInvoker own) {
    this.models = models;
    this.invoker = invoker;
    this.own = own;
  }

  @Override
  public Map<String, TaskInvoker> invokers() {
    return Map.of("aws-sdk", invoker, OWN, own);
  }

  /** The service whose model an integration needs. */
  public static Optional<String> modelOf(TaskArn.Integration arn) {
    return arn.service().startsWith(PREFIX)
        ? Optional.of(arn.service().substring(PREFIX.length()))
        : Optional.empty();
  }

  @Override
  public @Nullable TaskProtocol protocol(TaskArn arn) {
    if (!(arn instanceof TaskArn.Integration call)
        || !call.service().startsWith(PREFIX)
        || call.pattern().isWatched()) {
      return null;
    }
    String service = call.service().substring(PREFIX.length());
    return operation(call).isPresent()
        ? CallProtocol.of(call, new ModelRules(models, service, call.action(), Dialect.SDK))
        : null;
  }

  /** What somebody answers who has the task's token can be anything. */
  @Override
  public @Nullable AnswerSchema answer(TaskArn arn) {
    return arn instanceof TaskArn.Integration call && call.pattern() == Pattern.REQUEST_RESPONSE
        ? operation(call)
            .map(operation -> new AnswerSchema(operation.output(), Dialect.SDK))
            .orElse(null)
        : null;
  }

  private Optional<Operation> operation(TaskArn.Integration call) {
    return modelOf(call)
        .flatMap(models::find)
        .flatMap(model -> model.operation(call.action()))
        .filter(operation -> !operation.isEventStream());
  }
}
