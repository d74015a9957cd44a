package dev.newel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.config.NewelConfig;
import dev.newel.testing.FreePort;
import dev.newel.testing.LogRecords;
import dev.newel.testing.MetricsPage;
import dev.newel.testing.NewelServer;
import dev.newel.testing.NewelServer.Answer;
import dev.newel.testing.SdkSignature;
import dev.newel.testing.Workflows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.logging.Level;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Keys and policies at work, with the AWS SDK; all keys have the secret of the test's clients. */
class AccessTest {

  private static final String POLICIES =
      """
      {"admin": {"Version": "2012-10-17", "Statement":
         {"Effect": "Allow", "Action": "*", "Resource": "*"}},
       "worker": {"Version": "2012-10-17", "Statement":
         {"Effect": "Allow", "Action": ["states:GetActivityTask", "states:SendTask*"],
          "Resource": "arn:aws:states:*:*:activity:own-*"}},
       "careful": {"Version": "2012-10-17", "Statement": [
         {"Effect": "Allow", "Action": "states:*", "Resource": "*"},
         {"Effect": "Deny", "Action": "states:SendTask*",
          "Resource": "arn:aws:states:*:*:activity:others"}]},
       "jobs": {"Version": "2012-10-17", "Statement": [
         {"Effect": "Allow", "Action": "newel:*", "Resource": "*"},
         {"Effect": "Allow", "Action": "states:StopExecution",
          "Resource": "arn:aws:states:*:*:execution:may-stop:*"}]},
       "answers": {"Version": "2012-10-17", "Statement":
         {"Effect": "Allow", "Action": "states:SendTaskSuccess",
          "Resource": "arn:aws:states:*:*:stateMachine:of-own-b"}}}
      """;

  @TempDir static Path folder;

  @RegisterExtension static final LogRecords LOG = new LogRecords("dev.newel.identity", Level.INFO);

  @RegisterExtension static final LogRecords AUDIT = new LogRecords("dev.newel.audit", Level.INFO);

  @RegisterExtension static final NewelServer NEWEL = new NewelServer(AccessTest::config);

  private static int metricsPort;

  private static NewelConfig config() {
    try {
      write(key("ADMIN", "admin"), key("GONE", "admin"), key("ELSEWHERE", "admin", "111122223333"));
      metricsPort = FreePort.next();
      return NewelConfig.builder()
          .httpPort(0)
          .set("metrics.port", String.valueOf(metricsPort))
          .set("audit.calls", "changes")
          .set("auth.keys-file", folder.resolve("keys.json").toString())
          .set(
              "auth.policies-file",
              Files.writeString(folder.resolve("policies.json"), POLICIES).toString())
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String... more) throws IOException {
    Files.writeString(
        folder.resolve("keys.json"),
        "{\"AccessKeys\": [%s, %s, %s, %s, %s]}"
            .formatted(
                key("WORKER", "worker"),
                key("CAREFUL", "careful"),
                key("ANSWERS", "answers"),
                key("JOBS", "jobs"),
                String.join(", ", more)));
  }

  private static String key(String id, String policy) {
    return key(id, policy, "000000000000");
  }

  private static String key(String id, String policy, String account) {
    return "{\"AccessKeyId\": \"%s\", \"SecretAccessKey\": \"secret\", \"Policies\": [\"%s\"], \"Account\": \"%s\"}"
        .formatted(id, policy, account);
  }

  private static SfnClient as(String key) {
    return NEWEL.sfn("us-east-1", key);
  }

  /** The token of a task of an activity that another has taken. */
  private static String token(String activity) {
    Workflows flows = new Workflows(as("ADMIN"));
    String arn = flows.activity(activity);
    flows.start(flows.taskMachine("of-" + activity, arn), "{}");
    return as("ADMIN").getActivityTask(r -> r.activityArn(arn)).taskToken();
  }

  private static void assertDenied(ThrowingCallable call, String what) {
    assertThatThrownBy(call).hasMessageContaining("is not authorized to perform: " + what);
  }

  @Test
  void shouldHoldAWorkerToItsActivities() {
    String own = token("own-a");
    String other = token("theirs");

    SfnClient worker = as("WORKER");

    worker.sendTaskHeartbeat(r -> r.taskToken(own));
    worker.sendTaskSuccess(r -> r.taskToken(own).output("{}"));
    assertThatThrownBy(() -> worker.sendTaskSuccess(r -> r.taskToken(own).output("{}")))
        .as("what is over is told as it is to all")
        .isInstanceOf(TaskTimedOutException.class);
    assertDenied(
        () -> worker.sendTaskSuccess(r -> r.taskToken(other).output("{}")),
        "states:SendTaskSuccess on resource:"
            + " arn:aws:states:us-east-1:000000000000:activity:theirs because no identity-based"
            + " policy allows the states:SendTaskSuccess action");
    assertDenied(() -> worker.sendTaskHeartbeat(r -> r.taskToken(other)), "states:SendTaskH");
    assertDenied(() -> worker.sendTaskFailure(r -> r.taskToken(other)), "states:SendTaskFailure");
    assertDenied(worker::listStateMachines, "states:ListStateMachines");
    as("ADMIN").sendTaskSuccess(r -> r.taskToken(other).output("{}"));
  }

  @Test
  void shouldTellOfCallersWhoAreTurnedAway() {
    // again where a storm of others had these left out
    Awaitility.await()
        .untilAsserted(
            () -> {
              assertDenied(as("WORKER")::listStateMachines, "states:ListStateMachines");
              assertThatThrownBy(as("NOBODYS")::listStateMachines)
                  .hasMessageContaining("security token");
              assertThat(AUDIT.messages())
                  .anyMatch(
                      line ->
                          line.contains("\"ListStateMachines\"")
                              && line.contains("\"accessKey\":\"WORKER\"")
                              && line.contains("\"error\":\"AccessDeniedException\""))
                  .anyMatch(
                      line ->
                          line.contains("\"AWSStepFunctions.ListStateMachines\"")
                              && line.contains("\"accessKey\":\"NOBODYS\"")
                              && line.contains("\"error\":\"UnrecognizedClientException\""));
            });
    assertThat(MetricsPage.read("http://127.0.0.1:" + metricsPort).text())
        .containsPattern(
            "newel_calls_refused_total\\{reason=\"UnrecognizedClientException\"\\} [1-9]")
        .containsPattern("newel_calls_refused_total\\{reason=\"AccessDeniedException\"\\} [1-9]");
  }

  @Test
  void shouldLetAnswerForAMachineAsAwsHasIt() {
    String token = token("own-b");
    String other = token("own-c");

    as("ANSWERS").sendTaskSuccess(r -> r.taskToken(token).output("{}"));
    assertDenied(
        () -> as("ANSWERS").sendTaskSuccess(r -> r.taskToken(other).output("{}")),
        "states:SendTaskSuccess");
  }

  @Test
  void shouldGiveWhatIsDeniedTheLastWord() {
    String token = token("others");

    assertDenied(
        () -> as("CAREFUL").sendTaskSuccess(r -> r.taskToken(token).output("{}")),
        "states:SendTaskSuccess on resource:"
            + " arn:aws:states:us-east-1:000000000000:activity:others with an explicit deny in an"
            + " identity-based policy");
  }

  private static Answer console(String key, String method, String path, String body) {
    SdkHttpRequest request =
        SdkSignature.request(method, NEWEL.url() + "/console/api/" + path)
            .putHeader("Content-Type", "application/json")
            .build();
    SdkSignature client =
        new SdkSignature(
            AwsCredentialsIdentity.create(key, "secret"), "us-east-1", Clock.systemUTC());
    return Answer.to(
        HttpClient.newHttpClient(),
        SdkSignature.toJava(client.sign(request, body.getBytes(UTF_8)), body));
  }

  private static String waiting(String machine) {
    Workflows flows = new Workflows(as("ADMIN"));
    return flows.start(flows.taskMachine(machine, flows.activity("nobody-polls")), "{}");
  }

  @Test
  void shouldHoldJobsOfTheConsoleToWhatTheirOwnerMayDo() {
    String mine = waiting("may-stop");
    String other = waiting("may-not-stop");
    String order =
        "{\"kind\": \"stop\", \"filter\": {\"arns\": [\"%s\", \"%s\"]}}".formatted(mine, other);

    assertThat(console("WORKER", "POST", "jobs", order).error()).isEqualTo("AccessDeniedException");
    assertThat(console("WORKER", "GET", "about", "").error()).isEqualTo("AccessDeniedException");
    String job = console("JOBS", "POST", "jobs", order).text("id");

    Awaitility.await()
        .until(() -> !console("JOBS", "GET", "jobs/" + job, "").text("state").equals("running"));
    Workflows flows = new Workflows(as("ADMIN"));
    assertThat(flows.status(mine)).isEqualTo("ABORTED");
    assertThat(flows.status(other)).isEqualTo("RUNNING");
  }

  @Test
  void shouldKeepAccountsApart() {
    new Workflows(as("ADMIN")).activity("own-d");

    assertThat(as("ELSEWHERE").listActivities().activities()).isEmpty();
    assertThatThrownBy(
            () ->
                as("ELSEWHERE")
                    .describeActivity(
                        r -> r.activityArn("arn:aws:states:us-east-1:000000000000:activity:own-d")))
        .hasMessageContaining("Activity Does Not Exist");
  }

  @Test
  void shouldLetInNobodyWhoseKeyIsTakenAway() throws IOException {
    assertThat(as("GONE").listActivities()).isNotNull();

    write(key("ADMIN", "admin"), key("ELSEWHERE", "admin", "111122223333"));

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> as("GONE").listActivities())
                    .hasMessageContaining(
                        "The security token included in the request is invalid."));
    assertThat(as("ADMIN").listActivities()).isNotNull();
  }

  @Test
  void shouldServeNoMetricsToThoseWithoutAKey() throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(NEWEL.url() + "/metrics")).build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(answer.body()).doesNotContain("newel_");
  }
}
