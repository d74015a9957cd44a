package dev.newel.interpreter.environment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.Transition;
import dev.newel.asl.data.DataStep;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.MapItems;
import dev.newel.interpreter.model.Variables;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The test of one state by itself: what stands around it instead of an execution, and who is told
 * how it goes. The state is the last one, wherever it leads.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html">TestState</a>
 */
public interface Trial {

  /** No state is tested: states are parts of executions. */
  Trial NONE = new Trial() {};

  default boolean isOn() {
    return false;
  }

  /** The context object that the state sees; null where it is made of the execution. */
  default @Nullable JsonNode context() {
    return null;
  }

  /** What the state's work, or its flows, give instead of being done; null where they are done. */
  default TaskMocks.@Nullable Answer mock() {
    return null;
  }

  /** How many iterations of a Map state with a mock are taken to have failed. */
  default int failedIterations() {
    return 0;
  }

  /** A Map state with a mock would have so many iterations. */
  default void iterations(int count) {}

  /**
   * The items that the reader of a Map state finds; null where they are in the state's input.
   *
   * @param config its ReaderConfig
   * @throws dev.newel.asl.data.StateException if its data are not as it says
   */
  default @Nullable MapItems read(JsonNode config) {
    return null;
  }

  /** A step in the processing of the state's data has made this. */
  default void saw(DataStep step, Json data) {}

  /** The state has failed, whatever becomes of that. */
  default void failed(@Nullable String error, @Nullable String cause) {}

  /**
   * It is to be tried again.
   *
   * @param retrier which of the state's own
   */
  default void retries(int retrier, Duration delay) {}

  /**
   * Its failure is caught.
   *
   * @param catcher which of the state's own
   */
  default void caught(int catcher) {}

  /** It is left. */
  default void left(Transition transition, Variables assigned) {}
}
