package dev.newel.api.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.identity.Caller;
import dev.newel.identity.policy.Verdict;
import org.junit.jupiter.api.Test;

class PolicyGuardTest {

  @Test
  void shouldNotSendBackAllThatItRefuses() {
    Needed needed = Needed.of("StartExecution", "m".repeat(1_000_000));

    assertThat(PolicyGuard.refusal(Caller.UNKNOWN, needed, Verdict.NOT_ALLOWED))
        .hasMessageContaining("states:StartExecution")
        .hasMessageMatching("(?s).{200,1000}");
  }
}
