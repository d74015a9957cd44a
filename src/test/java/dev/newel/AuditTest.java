package dev.newel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.newel.config.NewelConfig;
import dev.newel.testing.LogRecords;
import dev.newel.testing.NewelServer;
import dev.newel.testing.Workflows;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Who has changed something is written into a log of its own. */
class AuditTest {

  private static final String SECRET = "planted-secret";
  private static final String HERE = "arn:aws:states:us-east-1:000000000000:";

  @RegisterExtension
  static final NewelServer NEWEL =
      new NewelServer(
          () -> NewelConfig.builder().httpPort(0).set("audit.calls", "changes").build());

  private final LogRecords log = new LogRecords("dev.newel.audit", Level.INFO);

  @BeforeEach
  void listen() {
    log.begin();
  }

  @AfterEach
  void listenNoMore() {
    log.end();
  }

  private JsonNode line(String action) throws JsonProcessingException {
    List<String> lines =
        log.messages().stream().filter(each -> each.contains('"' + action + '"')).toList();
    assertThat(lines).as(action).hasSize(1);
    return new ObjectMapper().readTree(lines.get(0));
  }

  @Test
  void shouldTellWhoHasChangedWhat() throws JsonProcessingException {
    SfnClient sfn = NEWEL.sfn("us-east-1", "AKIDEXAMPLE");
    Workflows flows = new Workflows(sfn);
    String activity = flows.activity("work");
    String execution = flows.start(flows.taskMachine("m", activity), '"' + SECRET + '"');
    String token = flows.task(activity).taskToken();
    sfn.sendTaskSuccess(r -> r.taskToken(token).output('"' + SECRET + '"'));
    flows.status(execution);

    JsonNode started = line("StartExecution");
    assertThat(started.path("resource").asText()).isEqualTo(HERE + "stateMachine:m");
    assertThat(started.path("account").asText()).isEqualTo("000000000000");
    assertThat(started.path("accessKey").asText()).isEqualTo("AKIDEXAMPLE");
    assertThat(started.path("from").asText()).startsWith("127.0.0.1:");
    assertThat(started.path("requestId").asText()).hasSize(36);
    assertThat(started.has("error")).isFalse();
    assertThat(line("SendTaskSuccess").path("resource").asText()).isEqualTo(execution);
    assertThat(log.messages())
        .noneMatch(each -> each.contains(SECRET) || each.contains(token))
        .noneMatch(each -> each.contains("DescribeExecution"));
  }

  @Test
  void shouldTellOfWhatWasRefused() throws JsonProcessingException {
    NEWEL.call("StopExecution", "{\"executionArn\": \"" + HERE + "execution:m:none\"}");
    NEWEL.call("SendTaskFailure", "{\"taskToken\": \"forged\"}");

    assertThat(line("StopExecution").path("error").asText()).isEqualTo("ExecutionDoesNotExist");
    assertThat(line("SendTaskFailure").path("error").asText()).isEqualTo("InvalidToken");
    assertThat(line("SendTaskFailure").has("resource")).isFalse();
  }
}
