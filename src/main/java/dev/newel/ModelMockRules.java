package dev.newel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.api.action.testing.FieldValidationMode;
import dev.newel.api.action.testing.MockRules;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.task.mock.MockCheck;
import org.jspecify.annotations.Nullable;

/** Holds mocked results against the models of services. */
record ModelMockRules(MockCheck check) implements MockRules {

  @Override
  public @Nullable String violation(String resource, JsonNode result, FieldValidationMode mode) {
    return check.violation(resource, result, MockCheck.Mode.valueOf(mode.name()));
  }

  @Override
  public TaskMocks.Answer answer(String resource, Json result) {
    return check.answer(resource, result);
  }
}
