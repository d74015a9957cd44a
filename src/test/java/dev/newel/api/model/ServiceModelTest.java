package dev.newel.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.aws.ServiceError.SerializationException;
import dev.newel.aws.ServiceException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceModelTest {

  private static final String ONE = "1 validation error detected: ";
  private static final String FAILED = " failed to satisfy constraint: ";

  private final ServiceModel model = ServiceModel.load();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ListExecutions | {"maxResults":1001}     | Value '1001' at 'maxResults'   | Member must have value less than or equal to 1000
          ListExecutions | {"maxResults":-1}       | Value '-1' at 'maxResults'     | Member must have value greater than or equal to 0
          ListExecutions | {"nextToken":""}        | Value '' at 'nextToken'        | Member must have length greater than or equal to 1
          ListExecutions | {"statusFilter":"DONE"} | Value 'DONE' at 'statusFilter' | Member must satisfy enum value set: [RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED, PENDING_REDRIVE]
          StartExecution | {}                      | Value null at 'stateMachineArn' | Member must not be null
          StartExecution | {"stateMachineArn":null} | Value null at 'stateMachineArn' | Member must not be null
          StartExecution | {"stateMachineArn":"a","traceHeader":"é"} | Value 'é' at 'traceHeader' | Member must satisfy regular expression pattern: \\p{ASCII}*
          CreateStateMachine | {"name":"n","roleArn":"r","definition":""} | Value at 'definition' | Member must have length greater than or equal to 1
          CreateActivity | {"name":"n","tags":[{"key":"k"},{"key":"","value":"v"}]} | Value '' at 'tags.2.member.key' | Member must have length greater than or equal to 1
          CreateActivity | {"name":"n","encryptionConfiguration":{}} | Value null at 'encryptionConfiguration.type' | Member must not be null
          CreateActivity | {"name":"n","tags":[null]} | Value null at 'tags.1.member' | Member must not be null
          UpdateMapRun | {"mapRunArn":"a","toleratedFailurePercentage":100.5} | Value '100.5' at 'toleratedFailurePercentage' | Member must have value less than or equal to 100
          UpdateMapRun | {"mapRunArn":"a","toleratedFailureCount":-9000000000} | Value '-9000000000' at 'toleratedFailureCount' | Member must have value greater than or equal to 0
          RedriveExecution | {"executionArn":"a","clientToken":"a b"} | Value 'a b' at 'clientToken' | Member must satisfy regular expression pattern: [!-~]+
          """)
  void shouldTellOneViolationAsAws(String action, String input, String subject, String constraint)
      throws IOException {
    assertRefused(action, input, ONE + subject + FAILED + constraint);
  }

  @Test
  void shouldCountSeveralViolationsInTheOrderOfTheModel() throws IOException {
    assertRefused(
        "CreateStateMachine",
        "{\"roleArn\":\"\",\"type\":\"FAST\"}",
        "4 validation errors detected: Value null at 'name'"
            + FAILED
            + "Member must not be null; Value null at 'definition'"
            + FAILED
            + "Member must not be null; Value '' at 'roleArn'"
            + FAILED
            + "Member must have length greater than or equal to 1; Value 'FAST' at 'type'"
            + FAILED
            + "Member must satisfy enum value set: [STANDARD, EXPRESS]");
  }

  @Test
  void shouldTellEveryViolationOfOneValue() throws IOException {
    String token = "é".repeat(65);
    assertRefused(
        "RedriveExecution",
        "{\"executionArn\":\"a\",\"clientToken\":\"" + token + "\"}",
        "2 validation errors detected: Value '"
            + token
            + "' at 'clientToken'"
            + FAILED
            + "Member must have length less than or equal to 64; Value '"
            + token
            + "' at 'clientToken'"
            + FAILED
            + "Member must satisfy regular expression pattern: [!-~]+");
  }

  @Test
  void shouldTellTooLongATokenWithItsValueAndTooLongAnInputWithout() throws IOException {
    String token = "t".repeat(3097);
    assertRefused(
        "ListExecutions",
        "{\"nextToken\":\"" + token + "\"}",
        ONE
            + "Value '"
            + token
            + "' at 'nextToken'"
            + FAILED
            + "Member must have length less than or equal to 3096");
    assertRefused(
        "StartExecution",
        "{\"stateMachineArn\":\"a\",\"input\":\"" + "i".repeat(262145) + "\"}",
        ONE + "Value at 'input'" + FAILED + "Member must have length less than or equal to 262144");
  }

  @Test
  void shouldCountCharactersRatherThanUtf16Units() throws IOException {
    String name = "😀".repeat(80);
    assertThat(model.validate("CreateActivity", read("{\"name\":\"" + name + "\"}"))).isNotNull();
    assertRefused(
        "CreateActivity",
        "{\"name\":\"" + name + "x\"}",
        ONE
            + "Value '"
            + name
            + "x' at 'name'"
            + FAILED
            + "Member must have length less than or equal to 80");
  }

  @Test
  void shouldTellOfSoManyViolationsOnly() {
    ObjectNode input = Json.MAPPER.createObjectNode().put("name", "n");
    ArrayNode tags = input.putArray("tags");
    for (int i = 0; i < 330_000; i++) {
      tags.addObject().put("key", "");
    }
    assertThatThrownBy(() -> model.validate("CreateActivity", input))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e ->
                assertThat(e.error().message())
                    .startsWith("50 validation errors detected: Value '' at 'tags.1.member.key'")
                    .endsWith("greater than or equal to 1")
                    .contains("tags.50.member.key")
                    .doesNotContain("tags.51"));
  }

  @Test
  void shouldShowNoMoreOfAValueThanSomebodyReads() {
    ObjectNode input = Json.MAPPER.createObjectNode().put("name", "n".repeat(4_000_000));

    assertThatThrownBy(() -> model.validate("CreateActivity", input))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e ->
                assertThat(e.error().message())
                    .contains("Value '" + "n".repeat(4_096) + "...' at 'name'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          StartExecution | {"stateMachineArn":5}      | NUMBER_VALUE cannot be converted to String
          StartExecution | {"stateMachineArn":true}   | TRUE_VALUE cannot be converted to String
          StartExecution | {"stateMachineArn":{}}     | Start of structure or map found where not expected.
          StartExecution | {"stateMachineArn":[]}     | Start of list found where not expected
          StartExecution | {"input":{"a":1}}          | Start of structure or map found where not expected.
          ListExecutions | {"maxResults":"5"}         | STRING_VALUE can not be converted to an Integer
          ListExecutions | {"maxResults":3000000000}  | NUMBER_VALUE can not be converted to an Integer
          ListExecutions | {"maxResults":1e999999999} | NUMBER_VALUE can not be converted to an Integer
          ListExecutions | {"maxResults":true}        | TRUE_VALUE can not be converted to an Integer
          GetExecutionHistory | {"reverseOrder":"true"} | STRING_VALUE can not be converted to a Boolean
          UpdateMapRun   | {"toleratedFailureCount":99999999999999999999} | NUMBER_VALUE can not be converted to a Long
          UpdateMapRun   | {"toleratedFailurePercentage":1e99} | NUMBER_VALUE can not be converted to a Float
          CreateActivity | {"tags":"k"}               | STRING_VALUE can not be converted to a List
          CreateActivity | {"tags":["k"]}             | STRING_VALUE can not be converted to a Structure
          """)
  void shouldRefuseOtherJsonTypesBeforeAnyConstraint(String action, String input, String message) {
    assertThatThrownBy(() -> model.validate(action, read(input)))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.error()).isEqualTo(new SerializationException(message)));
  }

  @Test
  void shouldTakeExplicitNullsOutAndLetUnknownMembersBe() throws IOException {
    ObjectNode input =
        read(
            "{\"name\":\"n\",\"tags\":[{\"key\":\"k\",\"value\":null}],"
                + "\"encryptionConfiguration\":null,\"unknown\":7}");

    assertThat(model.validate("CreateActivity", input))
        .isEqualTo(read("{\"name\":\"n\",\"tags\":[{\"key\":\"k\"}],\"unknown\":7}"));
    assertThat(input.has("encryptionConfiguration")).as("the caller's own object").isTrue();
  }

  @Test
  void shouldHandOnAValidInputAsItIs() throws IOException {
    ObjectNode input = read("{\"stateMachineArn\":\"a\",\"name\":\"n\",\"input\":\"{}\"}");

    assertThat(model.validate("StartExecution", input)).isSameAs(input);
  }

  @Test
  void shouldKnowAllActionsOfTheService() {
    assertThat(model.hasAction("ValidateStateMachineDefinition")).isTrue();
    assertThat(model.hasAction("startExecution")).isFalse();
  }

  private void assertRefused(String action, String input, String message) throws IOException {
    ObjectNode node = read(input);
    assertThatThrownBy(() -> model.validate(action, node))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e.error().name()).isEqualTo("ValidationException");
              assertThat(e.error().message()).isEqualTo(message);
            });
  }

  private static ObjectNode read(String json) throws IOException {
    return (ObjectNode) Json.MAPPER.readTree(json);
  }
}
