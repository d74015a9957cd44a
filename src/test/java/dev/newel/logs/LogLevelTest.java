package dev.newel.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.interpreter.model.event.EventType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLevelTest {

  private static List<String> types(LogLevel level) {
    return Arrays.stream(EventType.values()).filter(level::has).map(EventType::wireName).toList();
  }

  @Test
  void shouldHaveTheEndsOfExecutionsThatFailAsFatal() {
    assertThat(types(LogLevel.FATAL))
        .containsExactly("ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut");
  }

  @Test
  void shouldHaveEveryFailureAsAnError() {
    assertThat(types(LogLevel.ERROR))
        .containsAll(types(LogLevel.FATAL))
        .contains(
            "FailStateEntered",
            "TaskFailed",
            "TaskTimedOut",
            "TaskStateAborted",
            "LambdaFunctionFailed",
            "LambdaFunctionTimedOut",
            "MapIterationFailed",
            "MapIterationAborted",
            "MapStateFailed",
            "ParallelStateFailed",
            "WaitStateAborted")
        .doesNotContain("TaskScheduled", "TaskSucceeded", "PassStateEntered", "ExecutionStarted");
  }

  @Test
  void shouldHaveAllOrNothing() {
    assertThat(types(LogLevel.ALL)).hasSameSizeAs(EventType.values());
    assertThat(types(LogLevel.OFF)).isEmpty();
  }
}
