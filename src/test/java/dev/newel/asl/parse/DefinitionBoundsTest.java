package dev.newel.asl.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.parse.check.Problem;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How deep a definition may be, and how much is said of a wrong one. */
class DefinitionBoundsTest {

  @ParameterizedTest
  @CsvSource({
    "99, ",
    "100, TOO_DEEPLY_NESTED",
    "250, TOO_DEEPLY_NESTED",
    "900, TOO_DEEPLY_NESTED",
    "100000, INVALID_JSON_DESCRIPTION",
  })
  void shouldBoundDepthOfRules(int depth, Problem.@Nullable Code code) {
    String rule = "{'Variable':'$','IsNull':true}";
    String deep = "{'Not':".repeat(depth) + rule + "}".repeat(depth);
    String machine =
        """
        {'StartAt':'C','States':{'E':{'Type':'Succeed'},
         'C':{'Type':'Choice','Default':'E','Choices':[{'Next':'E','Not':%s}]}}}
        """;
    assertOnly(code, machine.formatted(deep).replace('\'', '"'));
  }

  /** On half the stack that event loops have, this and nothing else is wrong. */
  private static void assertOnly(Problem.@Nullable Code code, String definition) {
    assertThat(problemsOnSmallStack(definition))
        .extracting(Problem::code)
        .isEqualTo(code == null ? List.of() : List.of(code));
  }

  @ParameterizedTest
  @CsvSource({"70, ", "90, TOO_DEEPLY_NESTED"})
  void shouldBoundDepthOfFlows(int depth, Problem.@Nullable Code code) {
    String flow = "{\"StartAt\":\"S%d\",\"States\":{\"S%d\":%s}}";
    String state = "{\"Type\":\"Fail\"}";
    for (int i = 0; i < depth; i++) {
      state =
          "{\"Type\":\"Parallel\",\"End\":true,\"Branches\":[%s]}"
              .formatted(flow.formatted(i, i, state));
    }
    assertOnly(code, flow.formatted(depth, depth, state));
  }

  /** Half of what event loops have. With less, code that is not compiled yet has not enough. */
  private static List<Problem> problemsOnSmallStack(String definition) {
    CompletableFuture<List<Problem>> problems = new CompletableFuture<>();
    Thread thread =
        new Thread(
            null,
            () -> problems.complete(Definitions.problems(definition, MachineType.STANDARD)),
            "small stack",
            512 * 1024);
    thread.setUncaughtExceptionHandler((died, error) -> problems.completeExceptionally(error));
    thread.start();
    return problems.join();
  }

  @Test
  void shouldBoundWhatItReports() {
    String many = "{'Type':'Pass','End':true" + ",'F%d':1".repeat(500) + "}";
    Object[] numbers = IntStream.range(0, 500).boxed().toArray();
    assertThat(
            Definitions.problems(
                Definitions.machine(many.formatted(numbers)), MachineType.STANDARD))
        .hasSize(101);
  }
}
