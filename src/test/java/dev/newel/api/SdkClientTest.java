package dev.newel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.action.ActionCall;
import dev.newel.api.action.WireTime;
import dev.newel.aws.ServiceError.StateMachineDoesNotExist;
import dev.newel.aws.ServiceException;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** The AWS SDK for Java understands the answers, errors included. */
class SdkClientTest {

  private static final long STARTED = 1_700_000_000_123L;

  private final List<ActionCall> calls = new CopyOnWriteArrayList<>();
  private TestApi server;
  private SfnClient sfn;

  @BeforeEach
  void start() {
    server =
        new TestApi(
            Map.of(
                "StartExecution",
                this::startExecution,
                "DescribeStateMachine",
                call ->
                    Future.failedFuture(
                        new ServiceException(new StateMachineDoesNotExist("arn")))));
    sfn =
        SfnClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .build();
  }

  /** As the README says; else the SDK looks for sync-127.0.0.1. */
  @Test
  void shouldBeFoundByActionsWithAPrefixOfTheHostWhereThatIsOff() {
    try (SfnClient plain =
        SfnClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
            .overrideConfiguration(
                c ->
                    c.putAdvancedOption(
                        SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
            .build()) {
      assertThatThrownBy(() -> plain.startSyncExecution(r -> r.stateMachineArn("arn")))
          .isInstanceOfSatisfying(
              SfnException.class, e -> assertThat(e.statusCode()).isEqualTo(400));
    }
  }

  @AfterEach
  void stop() {
    sfn.close();
    server.close();
  }

  private Future<ObjectNode> startExecution(ActionCall call) {
    calls.add(call);
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("executionArn", "e");
    answer.set("startDate", WireTime.seconds(STARTED));
    return Future.succeededFuture(answer);
  }

  @Test
  void shouldReadAnAnswer() {
    StartExecutionResponse response = sfn.startExecution(r -> r.stateMachineArn("m").input("{}"));

    assertThat(response.executionArn()).isEqualTo("e");
    assertThat(response.startDate()).isEqualTo(Instant.ofEpochMilli(STARTED));
    assertThat(response.responseMetadata().requestId()).isEqualTo(calls.get(0).requestId());
    assertThat(calls.get(0).invocationId()).matches("[0-9a-f-]{36}");
  }

  @Test
  void shouldReadAnErrorOfTheService() {
    assertThatThrownBy(() -> sfn.describeStateMachine(r -> r.stateMachineArn("arn")))
        .isInstanceOfSatisfying(
            StateMachineDoesNotExistException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(400);
              assertThat(e.awsErrorDetails().errorMessage())
                  .isEqualTo("State Machine Does Not Exist: 'arn'");
            });
  }

  @Test
  void shouldReadAnErrorOfTheFrame() {
    assertThatThrownBy(() -> sfn.startExecution(r -> r.stateMachineArn("")))
        .isInstanceOfSatisfying(
            SfnException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
              assertThat(e.awsErrorDetails().errorMessage())
                  .startsWith("1 validation error detected: Value '' at 'stateMachineArn'");
            });
  }
}
