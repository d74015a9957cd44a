package dev.newel.task.service;

import static dev.newel.task.service.ScriptedServices.answered;
import static dev.newel.task.service.ScriptedServices.refused;
import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.newel.aws.Home;
import dev.newel.aws.client.AwsCall;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.Credentials;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.ServiceModels;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class RolesTest {

  private static final Home HOME = Home.of("us-east-1", "000000000000");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  private final ScriptedServices services = new ScriptedServices();
  private final ServiceCaller caller;

  RolesTest(Vertx vertx) {
    caller = new ServiceCaller(vertx, ServiceModels.bundled(), services, 1_000).inRoles(CLOCK);
  }

  private CallResult call(@Nullable String roleArn) {
    return await(
        caller.call(
            HOME,
            new ServiceCall(
                "sqs",
                "listQueues",
                JsonNodeFactory.instance.objectNode(),
                Dialect.SDK,
                null,
                "id",
                roleArn)));
  }

  private void give(String until) {
    services.answer(
        answered(
            "{'Credentials':{'AccessKeyId':'a','SecretAccessKey':'s','SessionToken':'t',"
                + "'Expiration':'"
                + until
                + "'}}"));
  }

  @Test
  void shouldAssumeARoleOnce() {
    give("2026-01-01T13:00:00Z");
    call("role");
    call("role");

    assertThat(services.calls())
        .extracting(call -> call.operation().name())
        .containsExactly("AssumeRole", "ListQueues", "ListQueues");
    assertThat(services.calls())
        .extracting(AwsCall::credentials)
        .containsExactly(null, new Credentials("a", "s", "t"), new Credentials("a", "s", "t"));
    assertThat(services.calls().get(0).arguments().path("RoleArn").asText()).isEqualTo("role");
  }

  @Test
  void shouldAssumeARoleAnewShortlyBeforeItExpires() {
    give("2026-01-01T12:04:00Z");
    call("role");
    call("role");

    assertThat(services.calls()).hasSize(4);
  }

  @Test
  void shouldCallWithoutARoleAsItIs() {
    call(null);

    assertThat(services.last().credentials()).isNull();
  }

  @Test
  void shouldFailWhereARoleIsRefused() {
    services.answer(refused("Sts.StsException"));

    assertThat(call("role")).isEqualTo(new CallResult.Unreachable("States.Permissions", "cause"));
    assertThat(services.calls()).hasSize(1);
  }
}
