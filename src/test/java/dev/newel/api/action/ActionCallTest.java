package dev.newel.api.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.newel.aws.Home;
import dev.newel.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionCallTest {

  @ParameterizedTest
  @ValueSource(strings = {"0b2e6a4c-9d1f-4b7e-8c55-2f1e0d9c8b7a", "task-7", "a/b+c=="})
  void shouldKnowACallByItsInvocationId(String id) {
    assertThat(call(id).invocationId()).isEqualTo(id);
  }

  /** It is kept with the execution for as long as that is. */
  @Test
  void shouldKeepNoInvocationIdThatIsTooLong() {
    assertThat(call("x".repeat(64)).invocationId()).isNotNull();
    assertThat(call("x".repeat(65)).invocationId()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "\u00fc", "a\u0000"})
  void shouldKeepNoInvocationIdThatIsNoToken(String id) {
    assertThat(call(id).invocationId()).isNull();
  }

  private static ActionCall call(@Nullable String invocationId) {
    return new ActionCall(
        Home.of("us-east-1", "000000000000"),
        Caller.UNKNOWN,
        "StartExecution",
        JsonNodeFactory.instance.objectNode(),
        "r",
        invocationId,
        ActionCall.Client.STEADY);
  }
}
