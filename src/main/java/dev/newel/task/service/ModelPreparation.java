package dev.newel.task.service;

import dev.newel.aws.model.ServiceModels;
import dev.newel.interpreter.task.TaskArn;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the models of the services that a definition calls, on a worker. */
public final class ModelPreparation {

  private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:states:[A-Za-z0-9:.-]+");

  private final Vertx vertx;
  private final ServiceModels models;
  private final Function<TaskArn.Integration, Optional<String>> modelOf;

  /**
   * A preparation.
   *
   * @param modelOf the service whose model an integration needs
   */
  public ModelPreparation(
      Vertx vertx, ServiceModels models, Function<TaskArn.Integration, Optional<String>> modelOf) {
    this.vertx = vertx;
    this.models = models;
    this.modelOf = modelOf;
  }

  /** Prepares for a definition; nothing is wrong with one that calls nothing that is known. */
  public Future<Void> of(String definition) {
    Set<String> missing = new TreeSet<>();
    Matcher arns = ARN.matcher(definition);
    while (arns.find()) {
      TaskArn.parse(arns.group())
          .flatMap(this::modelOf)
          .filter(name -> models.names().contains(name) && models.loaded(name).isEmpty())
          .ifPresent(missing::add);
    }
    return missing.isEmpty()
        ? Future.succeededFuture()
        : vertx.executeBlocking(() -> read(missing), false);
  }

  private Optional<String> modelOf(TaskArn arn) {
    return arn instanceof TaskArn.Integration call ? modelOf.apply(call) : Optional.empty();
  }

  private Void read(Set<String> names) {
    names.forEach(models::find);
    return null;
  }
}
