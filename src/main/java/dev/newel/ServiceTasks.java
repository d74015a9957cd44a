package dev.newel;

import dev.newel.aws.client.AwsRequests;
import dev.newel.aws.client.Endpoints;
import dev.newel.aws.client.HttpAwsCaller;
import dev.newel.aws.model.ServiceModels;
import dev.newel.cloudwatch.CloudWatchLogs;
import dev.newel.cloudwatch.LogCalls;
import dev.newel.config.AwsVariables;
import dev.newel.config.NewelConfig;
import dev.newel.eventbridge.PutEvents;
import dev.newel.ops.StartFailure;
import dev.newel.task.TaskKind;
import dev.newel.task.http.ApiGatewayInvoker;
import dev.newel.task.http.ApiGatewayKind;
import dev.newel.task.http.Connections;
import dev.newel.task.http.EventBridgeConnections;
import dev.newel.task.http.HttpInvoker;
import dev.newel.task.http.HttpKind;
import dev.newel.task.http.KubernetesInvoker;
import dev.newel.task.http.KubernetesKind;
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
import dev.newel.task.sfn.StepFunctionsInvoker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tasks that are calls of services, as a configuration has them called. */
final class ServiceTasks {

  private final Vertx vertx;
  private final ServiceModels models;
  private final HttpAwsCaller http;
  private final OwnCredentials credentials;
  private final FunctionRunner functions;
  private final HttpInvoker web;
  private final ApiGatewayInvoker gateway;
  private final KubernetesInvoker clusters;
  private final ModelPreparation preparation;
  private final MapRunData mapRunData;
  private final MachineLogs logs;
  private final List<TaskKind> kinds;

  /** Reads models, credentials and functions, so that it takes some milliseconds. */
  ServiceTasks(Vertx vertx, NewelConfig config) {
    NewelConfig.Services services = config.services();
    this.vertx = vertx;
    this.models = models(services);
    Clock clock = Clock.systemUTC();
    this.credentials = new OwnCredentials(vertx, config, clock);
    AwsRequests requests =
        new AwsRequests(new Endpoints(services.variables()::get), credentials, clock);
    this.http = new HttpAwsCaller(vertx, requests, services.connections());
    this.functions = new FunctionRunner(vertx, services.connections());
    ServiceCaller own =
        new ServiceCaller(
            vertx,
            models,
            new ConfiguredFunctions(functions(services), functions, http),
            config.limits().payloadBytes());
    ServiceCaller caller = hasEndpoint(services.variables(), "STS") ? own.inRoles(clock) : own;
    this.web =
        new HttpInvoker(
            vertx,
            connections(services),
            hasEventBridge(services.variables()) ? new EventBridgeConnections(own, clock) : null,
            services.privateAddresses(),
            services.connections(),
            config.limits().payloadBytes(),
            clock);
    this.gateway =
        new ApiGatewayInvoker(
            vertx,
            (home, roleArn, request) ->
                caller
                    .credentials(home, roleArn)
                    .map(role -> requests.sign(request, "execute-api", role.orElse(null))),
            gatewayServer(services.variables()),
            services.privateAddresses(),
            services.connections(),
            config.limits().payloadBytes());
    OptimisedInvoker optimised = new OptimisedInvoker(caller);
    this.clusters =
        new KubernetesInvoker(
            vertx,
            (home, roleArn, header) ->
                caller
                    .credentials(home, roleArn)
                    .map(role -> requests.identity(home.region(), header, role.orElse(null))),
            services.privateAddresses(),
            services.connections(),
            config.limits().payloadBytes(),
            optimised);
    this.logs =
        hasEndpoint(services.variables(), "CLOUDWATCH_LOGS")
            ? MachineLogs.in(new CloudWatchLogs(vertx, new LogCalls(vertx, models, http), clock))
            : MachineLogs.inOwnLog();
    this.preparation =
        new ModelPreparation(
            vertx, models, arn -> SdkKind.modelOf(arn).or(() -> OptimisedKind.modelOf(arn)));
    this.mapRunData = MapRunData.of(vertx, config, models, http);
    this.kinds =
        List.of(
            new LambdaKind(new LambdaInvoker(caller)),
            new HttpKind(web),
            new ApiGatewayKind(gateway),
            new OptimisedKind(models, optimised),
            new KubernetesKind(clusters), // behind it, as it has all calls of the service
            new SdkKind(models, new SdkInvoker(caller), new StepFunctionsInvoker(vertx, models)));
  }

  /** Begins, with the credentials that there are; does not fail. */
  Future<Void> begin() {
    return credentials.begin(models, http);
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

  /** What state machines want logged. */
  MachineLogs logs() {
    return logs;
  }

  List<TaskKind> kinds() {
    return kinds;
  }

  private static @Nullable URI gatewayServer(AwsVariables variables) {
    String url = variables.get("APIGATEWAY_ENDPOINT");
    return url == null || url.isEmpty() ? null : URI.create(url);
  }

  /** Roles are assumed where it is said where; else calls in a role are made as all others are. */
  private static boolean hasEndpoint(AwsVariables variables, String service) {
    return variables.get("AWS_ENDPOINT_URL_" + service) != null
        || variables.get("AWS_ENDPOINT_URL") != null;
  }

  private static boolean hasEventBridge(AwsVariables variables) {
    return variables.get("AWS_ENDPOINT_URL_EVENTBRIDGE") != null
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

  /** Logs what is still to be, and closes all connections. */
  Future<Void> close() {
    credentials.close();
    return logs.flush().eventually(this::closeConnections);
  }

  private Future<Void> closeConnections() {
    return Future.join(
            mapRunData.close(),
            http.close(),
            functions.close(),
            web.close(),
            gateway.close(),
            clusters.close())
        .mapEmpty();
  }
}
