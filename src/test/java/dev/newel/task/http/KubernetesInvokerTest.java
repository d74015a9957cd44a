package dev.newel.task.http;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.asl.parse.MachineType;
import dev.newel.asl.parse.TaskResources;
import dev.newel.aws.Home;
import dev.newel.interpreter.model.BegunWork;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.task.TaskProtocol;
import dev.newel.task.TaskInvoker;
import dev.newel.task.TaskOwner;
import dev.newel.task.TaskRegistry;
import dev.newel.task.TaskTrace;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class KubernetesInvokerTest {

  private static final TaskOwner EXECUTION =
      TaskOwner.of(new ExecutionKey(Home.of("us-east-1", "000000000000"), "machine", "run"));

  private static final TaskInvoker OTHERS =
      (execution, call) -> Future.failedFuture("a call of EKS itself");

  private final KubernetesInvoker invoker;
  private final String endpoint;
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private final Queue<String> traced = new ConcurrentLinkedQueue<>();
  private String condition = "Complete";

  KubernetesInvokerTest(Vertx vertx) {
    HttpServer listening =
        await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
    this.endpoint = "http://127.0.0.1:" + listening.actualPort();
    this.invoker =
        new KubernetesInvoker(
            vertx,
            (home, roleArn, header) ->
                Future.succeededFuture("https://sts/?" + roleArn + "&" + header.value()),
            true,
            10,
            2_000,
            OTHERS);
  }

  @AfterEach
  void close() {
    await(invoker.close());
  }

  private void answer(HttpServerRequest request) {
    traced.add(request.getHeader("traceparent") + " " + request.getHeader(TaskTrace.XRAY));
    request
        .body()
        .onSuccess(
            body -> {
              asked.add(
                  request.method()
                      + " "
                      + request.uri()
                      + " "
                      + request.getHeader("Authorization")
                      + " "
                      + body);
              if (request.path().endsWith("/taken")) {
                request.response().setStatusCode(409).end("{'reason':'AlreadyExists'}");
              } else {
                request.response().end(resource(request.path()).replace('\'', '"'));
              }
            });
  }

  private String resource(String path) {
    if (path.endsWith("/log")) {
      return "{'pi':3}";
    } else if (path.endsWith("/pods")) {
      return "{'items':[{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c'}]}}]}";
    }
    return "{'metadata':{'name':'j'},'status':{'conditions':[{'type':'%s','status':'True'}]}}"
        .formatted(condition);
  }

  private ObjectNode arguments(String more) {
    String cluster =
        "{'ClusterName':'c1','CertificateAuthority':'cGVt','Endpoint':'%s'".formatted(endpoint);
    return (ObjectNode) Json.ofTrusted((cluster + more + "}").replace('\'', '"')).node();
  }

  private Stimulus call(String action, String more) {
    return await(
        invoker.invoke(
            EXECUTION,
            new Effect.CallService(3, 7, "eks", action, Json.of(arguments(more)), "role")));
  }

  private BegunWork work(String more) {
    return new BegunWork(
        arguments(more),
        Json.ofTrusted("{\"ResponseBody\":{\"metadata\":{\"name\":\"j\"}}}").node());
  }

  private Stimulus look(String more) {
    return await(
        invoker.watch(
            EXECUTION, new Effect.WatchWork(3, 7, "eks", "runJob.sync", work(more), "role", 1)));
  }

  @Test
  void shouldCallTheClusterAsWhoTheUrlSays() {
    Stimulus fact =
        call("call", ",'Method':'GET','Path':'/api/v1/pods','QueryParameters':{'q':['a=b','c']}");

    String token =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("https://sts/?role&c1".getBytes(StandardCharsets.UTF_8));
    assertThat(asked)
        .containsExactly("GET /api/v1/pods?q=a%3Db&q=c Bearer k8s-aws-v1." + token + " ");
    assertThat(((Stimulus.TaskSucceeded) fact).output().node().at("/ResponseBody/items/0/spec"))
        .isNotEmpty();
  }

  @Test
  void shouldTellTheClusterOfTheTrace() {
    TaskTrace trace = new TaskTrace("00-w3c", "Root=1-xray");
    await(
        invoker.invoke(
            EXECUTION.in(trace),
            new Effect.CallService(
                3, 7, "eks", "call", Json.of(arguments(",'Method':'GET','Path':'/api'")), "role")));
    call("call", ",'Method':'GET','Path':'/api'");

    assertThat(traced).containsExactly("00-w3c Root=1-xray", "null null");
  }

  @Test
  void shouldFailByTheStatus() {
    assertThat(call("call", ",'Method':'POST','Path':'taken','RequestBody':{'a':1}"))
        .isEqualTo(new Stimulus.TaskFailed(3, 7, "EKS.409", "{'reason':'AlreadyExists'}"));
    assertThat(asked.element()).startsWith("POST /taken ").endsWith(" {\"a\":1}");
  }

  @Test
  void shouldBeginAJobAndLeaveItsEndToOthers() {
    Stimulus fact = call("runJob.sync", ",'Namespace':'n','Job':{'kind':'Job'}");

    assertThat(asked.element())
        .startsWith("POST /apis/batch/v1/namespaces/n/jobs ")
        .endsWith(" {\"kind\":\"Job\"}");
    assertThat(fact).isInstanceOf(Stimulus.TaskSubmitted.class);
  }

  @Test
  void shouldGiveTheLogsOfAJobThatIsComplete() {
    Stimulus fact = look(",'LogOptions':{'RetrieveLogs':true,'LogParameters':{'tailLines':['6']}}");

    assertThat(asked)
        .extracting(line -> line.split(" ", 3)[1])
        .containsExactly(
            "/apis/batch/v1/namespaces/default/jobs/j",
            "/api/v1/namespaces/default/pods?labelSelector=job-name%3Dj",
            "/api/v1/namespaces/default/pods/p/log?container=c&tailLines=6");
    assertThat(((Stimulus.TaskSucceeded) fact).output().node().path("logs").toString())
        .isEqualTo("{\"pods\":{\"p\":{\"containers\":{\"c\":{\"log\":{\"pi\":3}}}}}}");
  }

  @Test
  void shouldFailWithAJobThatHas() {
    condition = "Failed";

    assertThat(look("")).isInstanceOf(Stimulus.TaskFailed.class);
  }

  @Test
  void shouldSeeNoEndInAJobThatGoesOn() {
    condition = "Suspended";

    assertThat(look("")).isNull();
  }

  @Test
  void shouldDeleteAJobThatNobodyWaitsFor() {
    await(
        invoker.stop(
            EXECUTION, new Effect.StopWork(3, 7, "eks", "runJob.sync", work("").json(), "role")));

    assertThat(asked.element())
        .startsWith(
            "DELETE /apis/batch/v1/namespaces/default/jobs/j?propagationPolicy=Background ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eks:call", "eks:runJob", "eks:runJob.sync"})
  void shouldKnowWhatAClusterIsNamedBy(String resource) {
    TaskResources.Found found =
        (TaskResources.Found) registry().find("arn:aws:states:::" + resource, MachineType.STANDARD);

    TaskProtocol protocol = (TaskProtocol) found.resource();
    assertThat(protocol.refusals(Json.ofTrusted("{\"ClusterNam\":\"c\"}").node()))
        .contains(
            "The field \"ClusterNam\" is not supported by Step Functions",
            "The field 'Endpoint' is required but was missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eks:call.sync", "eks:runJob.waitForTaskToken"})
  void shouldRefuseToWaitWhereAwsDoes(String resource) {
    assertThat(registry().find("arn:aws:states:::" + resource, MachineType.STANDARD))
        .isInstanceOf(TaskResources.Refused.class);
  }

  private static TaskRegistry registry() {
    return new TaskRegistry(List.of(new KubernetesKind(OTHERS)));
  }
}
