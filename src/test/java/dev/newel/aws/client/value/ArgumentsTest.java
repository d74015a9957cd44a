package dev.newel.aws.client.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.client.AwsCall;
import dev.newel.aws.client.Calls;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  @Test
  void shouldTakeTheSpellingOfTheSdk() {
    Arguments arguments =
        read(Calls.sdk("rds", "describeDBClusters", "{\"DbClusterIdentifier\":\"a\"}"));

    assertThat(arguments.problems()).isEmpty();
    assertThat(arguments.members()).isEqualTo(Calls.json("{\"DBClusterIdentifier\":\"a\"}"));
  }

  @Test
  void shouldTakeTheModelsSpellingInOptimisedIntegrations() {
    Arguments arguments =
        read(
            Calls.optimised(
                "ecs",
                "runTask",
                "{\"TaskDefinition\":\"t\",\"NetworkConfiguration\":{\"AwsvpcConfiguration\":{\"Subnets\":[\"s\"]}}}",
                "ECS"));

    assertThat(arguments.problems()).isEmpty();
    assertThat(arguments.members().at("/networkConfiguration/awsvpcConfiguration/subnets/0"))
        .hasToString("\"s\"");
  }

  /** The text is AWS's, as users have posted it. */
  @Test
  void shouldNameWhatIsNotSupported() {
    Arguments arguments =
        read(
            Calls.sdk(
                "sqs",
                "sendMessage",
                "{\"queueUrl\":\"q\",\"MessageAttributes\":{\"any key\":{\"stringValue\":\"s\"}}}"));

    assertThat(arguments.problems())
        .containsExactly(
            "The field \"queueUrl\" is not supported by Step Functions",
            "The field \"stringValue\" is not supported by Step Functions");
  }

  /** As AWS's recording of an apigateway:invoke has it for a list that is none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sqs    | receiveMessage | {"QueueUrl":"q","MaxNumberOfMessages":"many"}  | MaxNumberOfMessages
          sqs    | receiveMessage | {"QueueUrl":"q","MaxNumberOfMessages":1.5}     | MaxNumberOfMessages
          sqs    | receiveMessage | {"QueueUrl":"q","MaxNumberOfMessages":1e999999999} | MaxNumberOfMessages
          sqs    | receiveMessage | {"QueueUrl":"q","AttributeNames":"All"}        | AttributeNames
          lambda | createFunction | {"FunctionName":"f","Publish":"perhaps"}       | Publish
          lambda | createFunction | {"FunctionName":"f","Code":"text"}             | Code
          """)
  void shouldNameWhatIsOfTheWrongType(
      String service, String action, String arguments, String field) {
    assertThat(read(Calls.sdk(service, action, arguments)).problems())
        .containsExactly("The value of the field '" + field + "' has an invalid format");
  }

  @Test
  void shouldMissWhatThePathNeeds() {
    assertThat(read(Calls.sdk("lambda", "invoke", "{\"FunctionName\":null}")).problems())
        .containsExactly("The field 'FunctionName' is required but was missing");
  }

  @Test
  void shouldLetNobodyAddHeaders() {
    Arguments arguments =
        read(
            Calls.sdk(
                "s3",
                "putObject",
                "{\"Bucket\":\"b\",\"Key\":\"k\",\"ContentType\":\"a\\r\\nX: y\",\"Metadata\":{\"a\\n\":\"b\"}}"));

    assertThat(arguments.problems())
        .containsExactlyInAnyOrder(
            "The value of the field 'ContentType' has an invalid format",
            "The value of the field 'Metadata' has an invalid format");
  }

  /** As recorded of aws-sdk:sfn:startExecution: an object as Input is its JSON text. */
  @Test
  void shouldMakeTextsOfJson() {
    Arguments arguments =
        read(
            Calls.sdk(
                "sfn",
                "startExecution",
                "{\"StateMachineArn\":\"a\",\"Input\":{\"a\": [1, null]},\"Name\":null}"));

    assertThat(arguments.members())
        .isEqualTo(Calls.json("{\"stateMachineArn\":\"a\",\"input\":\"{\\\"a\\\":[1,null]}\"}"));
  }

  /** As recorded of aws-sdk:s3:putObject: a text is stored with its quotes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"\"text data\"", "false", "0", "{\"Dict\":\"Value\"}", "[\"List\"]"})
  void shouldMakeBodiesOfJson(String body) {
    Arguments arguments =
        read(
            Calls.sdk("s3", "putObject", "{\"Bucket\":\"b\",\"Key\":\"k\",\"Body\":" + body + "}"));

    assertThat(Scalar.bytes(arguments.members().get("Body")))
        .isEqualTo(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shouldReadTimesNumbersAndTruth() {
    Arguments arguments =
        read(
            Calls.sdk(
                "cloudwatch",
                "getMetricStatistics",
                "{\"StartTime\":\"2026-01-02T03:04:05.5Z\",\"EndTime\":\"2026-01-02T05:04:05+02:00\",\"Period\":\"60\"}"));

    assertThat(arguments.members().get("StartTime")).hasToString("1767323045.5");
    assertThat(arguments.members().get("EndTime")).hasToString("1767323045");
    assertThat(arguments.members().get("Period")).hasToString("60");
  }

  @Test
  void shouldTakeBothSpellingsOfAttributeValues() {
    Arguments arguments =
        read(
            Calls.sdk(
                "dynamodb",
                "putItem",
                "{\"TableName\":\"t\",\"Item\":{\"a\":{\"BOOL\":true},\"b\":{\"Nul\":true},\"c\":{\"L\":[{\"Ss\":[\"x\"]},{\"NS\":[\"1\"]}]}}}"));

    assertThat(arguments.members().get("Item"))
        .isEqualTo(
            Calls.json(
                "{\"a\":{\"BOOL\":true},\"b\":{\"NULL\":true},\"c\":{\"L\":[{\"SS\":[\"x\"]},{\"NS\":[\"1\"]}]}}"));
  }

  @Test
  void shouldTakeATextForAnAttributesValueInOptimisedIntegrations() {
    String item =
        "{\"TableName\":\"t\",\"Item\":{\"a\":\"x\",\"b\":{\"N\":\"1\"},\"c\":{\"L\":[\"\"]},\"d\":null}}";

    Arguments arguments = read(Calls.optimised("dynamodb", "putItem", item, "DynamoDB"));

    assertThat(arguments.problems()).isEmpty();
    assertThat(arguments.members().get("Item"))
        .isEqualTo(
            Calls.json("{\"a\":{\"S\":\"x\"},\"b\":{\"N\":\"1\"},\"c\":{\"L\":[{\"S\":\"\"}]}}"));
    assertThat(read(Calls.sdk("dynamodb", "putItem", item)).problems())
        .contains("The value of the field 'a' has an invalid format");
  }

  /** As AWS answered for numbers in a job's parameters and an object as an attribute's S. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          batch    | submitJob | {"JobName":"j","Parameters":{"frame":1}}        | frame
          dynamodb | getItem   | {"TableName":"t","Key":{"id":{"S":{"a":1}}}}    | S
          dynamodb | getItem   | {"TableName":"t","Key":{"id":{"N":5}}}          | N
          ecs      | runTask   | {"TaskDefinition":true}                         | TaskDefinition
          athena   | startQueryExecution | {"QueryString":["q"]}                 | QueryString
          """)
  void shouldWantTextsInOptimisedIntegrations(
      String service, String action, String arguments, String field) {
    assertThat(read(Calls.optimised(service, action, arguments, service)).problems())
        .containsExactly("The value for the field '" + field + "' must be a STRING");
    assertThat(read(Calls.sdk("sqs", "sendMessage", "{\"MessageBody\":{}}")).problems()).isEmpty();
  }

  @Test
  void shouldMakeTheSameTokenForTheSameCall() {
    AwsCall call = Calls.sdk("secretsmanager", "createSecret", "{\"Name\":\"n\"}");
    String token = read(call).members().path("ClientRequestToken").asText();
    Arguments other =
        Arguments.read(call.operation(), call.arguments(), call.dialect(), "another call");

    assertThat(token)
        .hasSize(36)
        .isEqualTo(read(call).members().get("ClientRequestToken").asText());
    assertThat(other.members().get("ClientRequestToken").asText()).isNotEqualTo(token);
  }

  @Test
  void shouldLeaveATokenThatIsGiven() {
    Arguments arguments =
        read(
            Calls.sdk(
                "secretsmanager",
                "createSecret",
                "{\"Name\":\"n\",\"ClientRequestToken\":\"mine\"}"));

    assertThat(arguments.members().get("ClientRequestToken")).hasToString("\"mine\"");
  }

  private static Arguments read(AwsCall call) {
    return Arguments.read(call.operation(), call.arguments(), call.dialect(), call.id());
  }
}
