package dev.newel;

import dev.newel.aws.client.AwsRequests;
import dev.newel.aws.client.Credentials;
import dev.newel.aws.client.Endpoints;
import dev.newel.aws.client.HttpAwsCaller;
import dev.newel.aws.client.ProfileFile;
import dev.newel.aws.model.ServiceModels;
import dev.newel.config.AwsVariables;
import dev.newel.config.NewelConfig;
import dev.newel.eventbridge.PutEvents;
import dev.newel.ops.StartFailure;
import dev.newel.task.TaskKind;
import dev.newel.task.http.Connections;
import dev.newel.task.http.HttpInvoker;
import dev.newel.task.http.HttpKind;
import dev.newel.task.lambda.ConfiguredFunctions;
import dev.newel.task.lambda.FunctionRunner;
import dev.newel.task.lambda.FunctionTable;
import dev.newel.task.lambda.LambdaInvoker;
import dev.newel.task.lambda.LambdaKind;
import dev.newel.task.optimised.OptimisedInvoker;
import dev.newel.task.optimised.OptimisedKind;
import dev.newel.task.sdk.SdkInvoker;
import dev.newel.task.sdk.SdkKind;
import dev.newel.task.service.ModelPreparation;
import dev.newel.task.service.ServiceCaller;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tasks that are calls of services, as a configuration has them called. */
final class ServiceTasks {

  private static final System.Logger LOG = System.getLogger(ServiceTasks.class.getName());

  private final Vertx vertx;
  private final ServiceModels models;
  private final HttpAwsCaller http;
  private final FunctionRunner functions;
  private final HttpInvoker web;
  private final ModelPreparation preparation;
  private final MapRunData mapRunData;
  private final List<TaskKind> kinds;

  /** Reads models, credentials and functions, so that it takes some milliseconds. */
  ServiceTasks(Vertx vertx, NewelConfig config) {
    NewelConfig.Services services = config.services();
    this.vertx = vertx;
    this.models = models(services);
    Optional<Credentials> credentials = credentials(services.variables());
    Clock clock = Clock.systemUTC();
    this.http =
        new HttpAwsCaller(
            vertx,
            new AwsRequests(new Endpoints(services.variables()::get), () -> credentials, clock),
            services.connections());
    this.functions = new FunctionRunner(vertx, services.connections());
    ServiceCaller own =
        new ServiceCaller(
            vertx,
            models,
            new ConfiguredFunctions(functions(services), functions, http),
            config.limits().payloadBytes());
    ServiceCaller caller = hasSts(services.variables()) ? own.inRoles(clock) : own;
    this.web =
        new HttpInvoker(
            vertx,
            connections(services),
            services.privateAddresses(),
            services.connections(),
            config.limits().payloadBytes(),
            clock);
    this.preparation =
        new ModelPreparation(
            vertx, models, arn -> SdkKind.modelOf(arn).or(() -> OptimisedKind.modelOf(arn)));
    this.mapRunData = MapRunData.of(vertx, config, models, http);
    this.kinds =
        List.of(
            new LambdaKind(new LambdaInvoker(caller)),
            new HttpKind(web),
            new OptimisedKind(models, new OptimisedInvoker(caller)),
            new SdkKind(models, new SdkInvoker(caller)));
  }

  /** Reads the models that a definition needs. */
  Future<Void> prepare(String definition) {
    return preparation.of(definition);
  }

  /** The call that puts events on an event bus of EventBridge. */
  PutEvents putEvents(String eventBus, String source) {
    return new PutEvents(vertx, models, http, eventBus, source);
  }

  /** What Map Runs read and write. */
  MapRunData mapRunData() {
    return mapRunData;
  }

  List<TaskKind> kinds() {
    return kinds;
  }

  /** Roles are assumed where it is said where; else calls in a role are made as all others are. */
  private static boolean hasSts(AwsVariables variables) {
    return variables.get("AWS_ENDPOINT_URL_STS") != null
        || variables.get("AWS_ENDPOINT_URL") != null;
  }

  private static ServiceModels models(NewelConfig.Services services) {
    ServiceModels bundled = ServiceModels.bundled();
    return services.models() == null ? bundled : bundled.withFolder(services.models());
  }

  private static FunctionTable functions(NewelConfig.Services services) {
    Path file = services.functions();
    try {
      return file == null ? FunctionTable.EMPTY : FunctionTable.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw StartFailure.ofFunctions(file, e);
    }
  }

  private static Connections connections(NewelConfig.Services services) {
    Path file = services.connectionsFile();
    try {
      return file == null ? Connections.NONE : Connections.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw StartFailure.ofConnections(file, e);
    }
  }

  /** Of the environment, else of the profile in AWS's own file. */
  private static Optional<Credentials> credentials(AwsVariables variables) {
    return Credentials.ofEnvironment(variables::get).or(() -> profile(variables));
  }

  private static Optional<Credentials> profile(AwsVariables variables) {
    Path file = profileFile(variables);
    if (file == null || !Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return ProfileFile.read(file)
          .credentials(Objects.requireNonNullElse(variables.get("AWS_PROFILE"), "default"));
    } catch (IOException e) {
      LOG.log(Level.WARNING, "cannot read AWS credentials in {0}", file);
      return Optional.empty();
    }
  }

  private static @Nullable Path profileFile(AwsVariables variables) {
    String named = variables.get("AWS_SHARED_CREDENTIALS_FILE");
    if (named != null && !named.isEmpty()) {
      return Path.of(named);
    }
    String home =
        variables.get("HOME") == null ? variables.get("USERPROFILE") : variables.get("HOME");
    return home == null || home.isEmpty() ? null : Path.of(home, ".aws", "credentials");
  }

  /** Closes all connections. */
  Future<Void> close() {
    return Future.join(mapRunData.close(), http.close(), functions.close(), web.close()).mapEmpty();
  }
}
