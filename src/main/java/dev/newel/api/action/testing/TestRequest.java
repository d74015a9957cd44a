package dev.newel.api.action.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Arn;
import dev.newel.aws.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * A request to test a state, as it came.
 *
 * @param stateName null where the definition is that of the state alone
 * @param mock null where the state's work is to be done
 */
record TestRequest(
    String definition,
    @Nullable String stateName,
    @Nullable String roleArn,
    @Nullable String input,
    @Nullable String variables,
    @Nullable String context,
    InspectionLevel level,
    boolean revealSecrets,
    @Nullable MockInput mock,
    Configuration configuration) {

  /** The member mock. */
  record MockInput(
      @Nullable String result, @Nullable ErrorOutput errorOutput, FieldValidationMode mode) {}

  /** Its member errorOutput. */
  record ErrorOutput(@Nullable String error, @Nullable String cause) {}

  /** The member stateConfiguration; each is null where it is not given. */
  record Configuration(
      @Nullable Integer retrierRetryCount,
      @Nullable String errorCausedByState,
      @Nullable Integer mapIterationFailureCount,
      @Nullable String mapItemReaderData) {}

  /**
   * Reads a request that the service model allows.
   *
   * @throws ServiceException where what does not depend on the definition is wrong
   */
  static TestRequest of(ObjectNode input) {
    TestRequest request =
        new TestRequest(
            input.path("definition").textValue(),
            input.path("stateName").textValue(),
            input.path("roleArn").textValue(),
            input.path("input").textValue(),
            input.path("variables").textValue(),
            input.path("context").textValue(),
            InspectionLevel.valueOf(input.path("inspectionLevel").asText("INFO")),
            input.path("revealSecrets").asBoolean(),
            input.has("mock") ? mock(input.path("mock")) : null,
            configuration(input.path("stateConfiguration")));
    request.check();
    return request;
  }

  private static MockInput mock(JsonNode given) {
    JsonNode error = given.path("errorOutput");
    return new MockInput(
        given.path("result").textValue(),
        error.isMissingNode()
            ? null
            : new ErrorOutput(error.path("error").textValue(), error.path("cause").textValue()),
        FieldValidationMode.valueOf(given.path("fieldValidationMode").asText("STRICT")));
  }

  private static Configuration configuration(JsonNode given) {
    return new Configuration(
        integer(given.path("retrierRetryCount")),
        given.path("errorCausedByState").textValue(),
        integer(given.path("mapIterationFailureCount")),
        given.path("mapItemReaderData").textValue());
  }

  private static @Nullable Integer integer(JsonNode value) {
    return value.isMissingNode() ? null : Integer.valueOf(value.intValue());
  }

  private void check() {
    if (roleArn != null) {
      Arn.checkRole(roleArn);
    }
    if (mock == null) {
      checkWithoutMock();
      return;
    }
    if ((mock.result() == null) == (mock.errorOutput() == null)) {
      throw Refusal.of(
          "A test mock should have only one of the following fields: [result, errorOutput].");
    }
    if (revealSecrets) {
      throw Refusal.of("TestState does not support RevealSecrets when a mock is specified.");
    }
  }

  private void checkWithoutMock() {
    refuseWithoutMock("Context", context);
    refuseWithoutMock("RetrierRetryCount", configuration.retrierRetryCount());
    refuseWithoutMock("ErrorCausedByState", configuration.errorCausedByState());
    refuseWithoutMock("MapIterationFailureCount", configuration.mapIterationFailureCount());
    refuseWithoutMock("MapItemReaderData", configuration.mapItemReaderData());
  }

  private static void refuseWithoutMock(String name, @Nullable Object given) {
    if (given != null) {
      throw Refusal.of("TestState does not support " + name + " when a mock is not specified.");
    }
  }
}
