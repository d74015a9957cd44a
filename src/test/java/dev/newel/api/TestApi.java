package dev.newel.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.Action;
import dev.newel.api.action.ActionDispatcher;
import dev.newel.api.http.ApiOptions;
import dev.newel.api.http.HealthRoutes.Health;
import dev.newel.api.http.OwnSite;
import dev.newel.api.http.intake.BodyBudget;
import dev.newel.api.model.ServiceModel;
import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** The API over real HTTP, with actions that answer what they were given. */
public final class TestApi implements AutoCloseable {

  public static final Home HOME = Home.of("us-east-1", "000000000000");

  public static final Action ECHO =
      call -> {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("action", call.action());
        answer.set("input", call.input());
        return Future.succeededFuture(answer);
      };

  public final Vertx vertx = Vertx.vertx();
  public final AtomicBoolean ready = new AtomicBoolean(true);
  final HttpClient http = HttpClient.newHttpClient();
  private final ApiVerticle verticle;

  public TestApi() {
    this(
        Map.of(
            "StartExecution", ECHO,
            "ListExecutions", ECHO,
            "CreateStateMachine", ECHO,
            "UpdateMapRun", ECHO,
            "CreateActivity", ECHO,
            "GetExecutionHistory", ECHO));
  }

  public TestApi(Map<String, Action> actions) {
    this(actions, new ApiOptions(HOME, "127.0.0.1", 0));
  }

  public TestApi(Map<String, Action> actions, ApiOptions options) {
    this(actions, options, BodyBudget.ofHeap());
  }

  public TestApi(Map<String, Action> actions, ApiOptions options, BodyBudget budget) {
    this(actions, options, budget, Protection.NONE);
  }

  /** One that is protected from some. */
  public TestApi(Map<String, Action> actions, Protection protection) {
    this(actions, new ApiOptions(HOME, "127.0.0.1", 0), BodyBudget.ofHeap(), protection);
  }

  private TestApi(
      Map<String, Action> actions, ApiOptions options, BodyBudget budget, Protection protection) {
    verticle =
        new ApiVerticle(
            options,
            new ActionDispatcher(ServiceModel.load(), actions),
            budget,
            () -> Future.succeededFuture(ready.get() ? Health.UP : Health.DOWN),
            OwnSite.NONE,
            List.of(),
            protection);
    vertx.deployVerticle(verticle).await();
  }

  public int port() {
    return verticle.port();
  }

  public HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + pathAndQuery));
  }

  /** AWS JSON 1.0, as the SDKs send it. */
  public HttpRequest.Builder action(String action, String json) {
    return request("/")
        .header("X-Amz-Target", "AWSStepFunctions." + action)
        .header("Content-Type", "application/x-amz-json-1.0")
        .POST(BodyPublishers.ofString(json));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public static JsonNode json(HttpResponse<String> response) throws IOException {
    return Json.MAPPER.readTree(response.body());
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
