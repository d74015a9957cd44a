package dev.newel.task.service;

import dev.newel.aws.Home;
import dev.newel.aws.client.AwsCall;
import dev.newel.aws.client.AwsCaller;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.Credentials;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.ServiceModel;
import dev.newel.aws.model.ServiceModels;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls services by their models, which are read on a worker where they are not in memory. */
public final class ServiceCaller {

  /** Functions and agents may run for so long; the rest is for the way. */
  private static final Duration LONG_TIMEOUT = Duration.ofSeconds(15 * 60 + 10);

  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  private static final Set<String> LONG = Set.of("lambda", "bedrockagentcore");

  /** An event has a few letters of a text, in some hundred bytes. */
  private static final int EVENTS_FACTOR = 16;

  private final Vertx vertx;
  private final ServiceModels models;
  private final AwsCaller caller;
  private final int mostBytes;
  private final @Nullable Roles roles;

  /**
   * A caller.
   *
   * @param mostBytes that an answer may have
   */
  public ServiceCaller(Vertx vertx, ServiceModels models, AwsCaller caller, int mostBytes) {
    this(vertx, models, caller, mostBytes, null);
  }

  private ServiceCaller(
      Vertx vertx, ServiceModels models, AwsCaller caller, int mostBytes, @Nullable Roles roles) {
    this.roles = roles;
    this.vertx = vertx;
    this.models = models;
    this.caller = caller;
    this.mostBytes = mostBytes;
  }

  /** The same caller, which makes calls in the roles that they name. */
  public ServiceCaller inRoles(Clock clock) {
    return new ServiceCaller(vertx, models, caller, mostBytes, new Roles(this, clock));
  }

  /**
   * The credentials of a role; empty where calls are made in Newel's own. The future fails where
   * the role is refused.
   */
  public Future<Optional<Credentials>> credentials(Home home, @Nullable String roleArn) {
    Roles known = roles;
    return known == null || roleArn == null
        ? Future.succeededFuture(Optional.empty())
        : known.credentials(home, roleArn).map(Optional::of);
  }

  /** Makes a call. The future fails only where there is no such action. */
  public Future<CallResult> call(Home home, ServiceCall call) {
    return call(home, call, List.of());
  }

  /** The same with headers that are sent besides. */
  public Future<CallResult> call(Home home, ServiceCall call, List<NameValue> headers) {
    Roles known = roles;
    String roleArn = call.roleArn();
    if (known == null || roleArn == null) {
      return call(home, call, headers, null);
    }
    return known
        .credentials(home, roleArn)
        .compose(credentials -> call(home, call, headers, credentials))
        .recover(
            failure ->
                failure instanceof Roles.RoleRefusedException refused
                    ? Future.succeededFuture(refused.result())
                    : Future.failedFuture(failure));
  }

  private Future<CallResult> call(
      Home home, ServiceCall call, List<NameValue> headers, @Nullable Credentials credentials) {
    return model(call.service())
        .compose(model -> caller.call(of(model, home, call, headers, credentials)));
  }

  private Future<ServiceModel> model(String service) {
    Optional<ServiceModel> known = models.loaded(service);
    return known.isPresent()
        ? Future.succeededFuture(known.get())
        : vertx.executeBlocking(() -> models.find(service).orElseThrow(), false);
  }

  private AwsCall of(
      ServiceModel model,
      Home home,
      ServiceCall call,
      List<NameValue> headers,
      @Nullable Credentials credentials) {
    String prefix = call.errorPrefix();
    Operation operation = model.operation(call.action()).orElseThrow();
    return new AwsCall(
        model,
        operation,
        call.arguments(),
        call.dialect(),
        prefix == null ? model.errorPrefix() : prefix,
        home.region(),
        call.id(),
        credentials,
        LONG.contains(call.service()) ? LONG_TIMEOUT : TIMEOUT,
        operation.isEventStream() ? Math.multiplyExact(mostBytes, EVENTS_FACTOR) : mostBytes,
        headers);
  }
}
