package dev.newel.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.aws.Home;
import dev.newel.aws.ServiceException;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.testing.GoldenFiles;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TaskTokenTest {

  private static final Home HOME = Home.of("us-east-1", "000000000000");

  private final Signature signature = new Signature("key".getBytes(StandardCharsets.UTF_8));

  @Test
  void shouldReadTokensThatWorkersKeep() {
    TaskToken token = new TaskToken(new ExecutionKey(HOME, "machine", "run"), 7, -8_765L);

    GoldenFiles.check(
        "token", token, token.text(signature), text -> TaskToken.parse(HOME, text, signature));
  }

  @Test
  void shouldRefuseATokenOfAnotherVersion() {
    String token = signature.sign("task " + HOME.text(), "2:machine:run:7:5");

    assertThatThrownBy(() -> TaskToken.parse(HOME, token, signature))
        .isInstanceOf(ServiceException.class);
    assertThat(
            TaskToken.parse(
                    HOME, signature.sign("task " + HOME.text(), "1:machine:run:7:5"), signature)
                .frame())
        .isEqualTo(7);
  }
}
