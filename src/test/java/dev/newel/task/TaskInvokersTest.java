package dev.newel.task;

import static dev.newel.testing.RedisFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.aws.Home;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.start.ExecutionKey;
import io.vertx.core.Future;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskInvokersTest {

  private static final Logger LOG = Logger.getLogger(TaskInvokers.class.getName());

  private static final TaskOwner EXECUTION =
      TaskOwner.of(new ExecutionKey(Home.of("us-east-1", "000000000000"), "machine", "run"));

  private final TaskInvokers invokers =
      new TaskInvokers(
          Map.of(
              "one", (execution, call) -> Future.succeededFuture(succeeded(call, "\"one\"")),
              "other", (execution, call) -> Future.succeededFuture(succeeded(call, "\"other\"")),
              "broken",
                  (execution, call) -> {
                    throw new IllegalStateException("broken");
                  }));

  @BeforeEach
  void silence() {
    LOG.setLevel(Level.OFF);
  }

  @AfterEach
  void hearAgain() {
    LOG.setLevel(null);
  }

  private static Effect.CallService call(String resource) {
    return new Effect.CallService(3, 7, resource, "act", Json.EMPTY_OBJECT, null);
  }

  private static Stimulus succeeded(Effect.CallService call, String output) {
    return new Stimulus.TaskSucceeded(call.frame(), call.nonce(), Json.ofTrusted(output));
  }

  @Test
  void shouldAskTheInvokerOfTheResource() {
    Effect.CallService call = call("other");

    assertThat(await(invokers.invoke(EXECUTION, call))).isEqualTo(succeeded(call, "\"other\""));
  }

  @Test
  void shouldFailTheExecutionWhereNobodyCanMakeTheCall() {
    assertThat(await(invokers.invoke(EXECUTION, call("nobody"))))
        .isEqualTo(
            new Stimulus.TaskFailed(
                3, 7, ErrorName.RUNTIME, "Newel has nothing that calls nobody:act"));
  }

  @Test
  void shouldFailWhereAnInvokerThrows() {
    assertThat(invokers.invoke(EXECUTION, call("broken")).cause()).hasMessage("broken");
  }
}
