package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.interpreter.model.BegunWork;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskOwner;
import dev.newel.task.service.CallFacts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls the Kubernetes API of clusters, and looks for the ends of jobs there. */
public final class KubernetesInvoker implements TaskInvoker {

  private static final HttpFacts FACTS = new HttpFacts("EKS.");

  /** As the authenticator of EKS's clusters has it. */
  private static final String TOKEN_PREFIX = "k8s-aws-v1.";

  private static final String CLUSTER_HEADER = "x-k8s-aws-id";

  private final HttpSender sender;
  private final Identities identities;
  private final TaskInvoker others;

  /** Says who calls. */
  @FunctionalInterface
  public interface Identities {

    /**
     * A signed URL by which AWS says who made it; fails where it cannot be signed.
     *
     * @param roleArn the role to sign in; null for Newel's own
     * @param header that is signed with it
     */
    Future<String> url(Home home, @Nullable String roleArn, NameValue header);
  }

  /**
   * An invoker.
   *
   * @param privateAddresses whether clusters may be at private addresses, and without TLS
   * @param perHost connections at most to one host and port
   * @param mostBytes that an answer may have
   * @param others makes the calls of EKS itself
   */
  public KubernetesInvoker(
      Vertx vertx,
      Identities identities,
      boolean privateAddresses,
      int perHost,
      int mostBytes,
      TaskInvoker others) {
    this.identities = identities;
    this.others = others;
    this.sender =
        new HttpSender(vertx, new AddressGuard(vertx, privateAddresses), perHost, mostBytes);
  }

  @Override
  public Future<Stimulus> invoke(TaskOwner execution, Effect.CallService call) {
    boolean isCall = call.action().equals(KubernetesKind.CALL);
    if (!isCall && !isJob(call.action())) {
      return others.invoke(execution, call);
    }
    JsonNode arguments = call.arguments().node();
    return Future.succeededFuture(arguments)
        .map(known -> isCall ? KubernetesRequest.ofCall(known) : KubernetesRequest.ofJob(known))
        .compose(request -> send(execution, call.roleArn(), arguments, request))
        .map(answer -> FACTS.of(call, answer))
        .otherwise(failure -> FACTS.of(call, failure));
  }

  private static boolean isJob(String action) {
    return action.equals(KubernetesKind.RUN_JOB) || action.startsWith(KubernetesKind.RUN_JOB + ".");
  }

  private Future<Optional<HttpAnswer>> send(
      TaskOwner execution,
      @Nullable String roleArn,
      JsonNode arguments,
      KubernetesRequest request) {
    NameValue cluster = new NameValue(CLUSTER_HEADER, arguments.path("ClusterName").asText());
    return identities
        .url(execution.home(), roleArn, cluster)
        .map(url -> request.by(token(url), execution.traceHeaders()))
        .compose(whole -> sender.send(whole.parts(), whole.authority()));
  }

  private static String token(String url) {
    return TOKEN_PREFIX
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(url.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Future<@Nullable Stimulus> watch(TaskOwner execution, Effect.WatchWork look) {
    if (!isJob(look.action())) {
      return others.watch(execution, look);
    }
    BegunWork work = look.work();
    return ask(execution, look.roleArn(), work.arguments(), "GET", job(work))
        .compose(answer -> seen(execution, look, answer));
  }

  /** A look that shows nothing is no fact: there will be another. */
  private Future<@Nullable Stimulus> seen(
      TaskOwner execution, Effect.WatchWork look, Optional<HttpAnswer> answered) {
    JsonNode output = answered.<JsonNode>map(HttpAnswer::output).orElse(Json.NULL.node());
    JsonNode status = output.at("/ResponseBody/status");
    if (KubernetesLogs.has(status, "Failed")) {
      return Future.succeededFuture(
          CallFacts.failed(look, ErrorName.TASK_FAILED, Json.write(output)));
    } else if (!KubernetesLogs.has(status, "Complete")) {
      return Future.succeededFuture();
    }
    JsonNode arguments = look.work().arguments();
    return new KubernetesLogs(
            arguments, path -> ask(execution, look.roleArn(), arguments, "GET", path))
        .addTo(answered.orElseThrow().output())
        .map(whole -> CallFacts.succeeded(look, whole));
  }

  private Future<Optional<HttpAnswer>> ask(
      TaskOwner execution,
      @Nullable String roleArn,
      JsonNode arguments,
      String method,
      String pathAndQuery) {
    KubernetesRequest request =
        KubernetesRequest.of(arguments, method, pathAndQuery, Json.NULL.node(), Json.NULL.node());
    return send(execution, roleArn, arguments, request);
  }

  private static String job(BegunWork work) {
    return KubernetesRequest.jobs(work.arguments())
        + "/"
        + work.result().at("/ResponseBody/metadata/name").asText();
  }

  /** The job goes, and its pods with it; where it is gone already, so much the better. */
  @Override
  public Future<Void> stop(TaskOwner execution, Effect.StopWork stop) {
    if (!isJob(stop.action())) {
      return others.stop(execution, stop);
    }
    BegunWork work = BegunWork.of(stop.arguments());
    String path = job(work) + "?propagationPolicy=Background";
    return ask(execution, stop.roleArn(), work.arguments(), "DELETE", path).mapEmpty();
  }

  /** Closes all connections. */
  public Future<Void> close() {
    return sender.close();
  }
}
