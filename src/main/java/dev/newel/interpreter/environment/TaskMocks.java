package dev.newel.interpreter.environment;

import dev.newel.asl.data.Json;
import org.jspecify.annotations.Nullable;

/**
 * What tasks are answered with instead of being done, in executions that were started with a test
 * case.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-test-sm-exec.html">Mocked
 *     service integrations</a>
 */
public interface TaskMocks {

  /** There are no test cases. */
  TaskMocks NONE =
      new TaskMocks() {
        @Override
        public boolean hasCase(String machine, String testCase) {
          return false;
        }

        @Override
        public @Nullable Answers of(String machine, String testCase, String state) {
          return null;
        }
      };

  /** Whether a state machine has a test case. */
  boolean hasCase(String machine, String testCase);

  /** What a state is answered with; null where its task is done. */
  @Nullable Answers of(String machine, String testCase, String state);

  /** The answers that one state gets, one after the other. */
  interface Answers {

    /**
     * An answer; null where there are not so many.
     *
     * @param index from 0; each attempt counts, in whichever iteration of a Map state
     */
    @Nullable Answer get(int index);
  }

  /** What becomes of a task. */
  sealed interface Answer {}

  /** It gives a result. */
  record Returned(Json result) implements Answer {}

  /** It fails. */
  record Thrown(@Nullable String error, @Nullable String cause) implements Answer {}
}
