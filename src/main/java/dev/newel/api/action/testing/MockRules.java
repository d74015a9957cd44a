package dev.newel.api.action.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.environment.TaskMocks;
import org.jspecify.annotations.Nullable;

/** What the services say of results that they are mocked with. */
public interface MockRules {

  /** There are no models to hold results against. */
  MockRules NONE =
      new MockRules() {
        @Override
        public @Nullable String violation(
            String resource, JsonNode result, FieldValidationMode mode) {
          return null;
        }

        @Override
        public TaskMocks.Answer answer(String resource, Json result) {
          return new TaskMocks.Returned(result);
        }
      };

  /**
   * What is wrong with a result, in AWS's words; null where nothing is.
   *
   * @param resource as the Task state has it
   */
  @Nullable String violation(String resource, JsonNode result, FieldValidationMode mode);

  /**
   * What becomes of the task: of work that is waited for, the result is a description.
   *
   * @param resource as the Task state has it
   */
  TaskMocks.Answer answer(String resource, Json result);
}
