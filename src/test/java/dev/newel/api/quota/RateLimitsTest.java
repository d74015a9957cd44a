package dev.newel.api.quota;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.newel.api.action.ActionCall;
import dev.newel.aws.Home;
import dev.newel.aws.ServiceException;
import dev.newel.config.NewelConfig.Rate;
import dev.newel.identity.Caller;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final RateLimits limits =
      new RateLimits(Map.of("StartExecution", new Rate(3, 2)), now::get);

  private int admitted(String action, String account, int calls) {
    int admitted = 0;
    for (int i = 0; i < calls; i++) {
      try {
        assertThat(limits.admit(call(action, account)).succeeded()).isTrue();
        admitted++;
      } catch (ServiceException e) {
        assertThat(e).hasMessage("ThrottlingException: Rate exceeded");
      }
    }
    return admitted;
  }

  private static ActionCall call(String action, String account) {
    return new ActionCall(
        Home.of("us-east-1", account),
        Caller.UNKNOWN,
        action,
        JsonNodeFactory.instance.objectNode(),
        "r",
        null,
        ActionCall.Client.STEADY);
  }

  @Test
  void shouldLetABucketBeEmptiedAndThenFillIt() {
    assertThat(admitted("StartExecution", "000000000000", 5)).isEqualTo(3);
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
    assertThat(admitted("StartExecution", "000000000000", 5)).isEqualTo(1);
    now.addAndGet(TimeUnit.HOURS.toNanos(1));
    assertThat(admitted("StartExecution", "000000000000", 5)).isEqualTo(3);
  }

  @Test
  void shouldGiveEachAccountItsOwnAndLimitNothingElse() {
    assertThat(admitted("StartExecution", "000000000000", 3)).isEqualTo(3);
    assertThat(admitted("StartExecution", "111122223333", 3)).isEqualTo(3);
    assertThat(admitted("StopExecution", "000000000000", 100)).isEqualTo(100);
  }
}
