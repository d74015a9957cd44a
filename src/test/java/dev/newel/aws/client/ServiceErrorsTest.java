package dev.newel.aws.client;

import static dev.newel.aws.client.AwsAnswersTest.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.client.wire.WireAnswer;
import org.junit.jupiter.api.Test;

/** Names and causes of errors; those marked are recorded of AWS. */
class ServiceErrorsTest {

  /** Recorded. */
  @Test
  void shouldNameAnErrorOfTheModel() {
    assertRefused(
        Calls.sdk("dynamodb", "putItem", "{}"),
        answer(
            400,
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\","
                + "\"message\":\"Requested resource not found\"}",
            "x-amzn-RequestId",
            "R1"),
        "DynamoDb.ResourceNotFoundException",
        "Requested resource not found (Service: DynamoDb, Status Code: 400, Request ID: R1)");
  }

  /** Recorded: ValidationException is not in that model. */
  @Test
  void shouldNameAnErrorThatTheModelDoesNotKnow() {
    assertRefused(
        Calls.sdk("secretsmanager", "createSecret", "{}"),
        answer(
            400,
            "{\"__type\":\"ValidationException\",\"Message\":\"Invalid name.\"}",
            "x-amzn-requestid",
            "R1"),
        "SecretsManager.SecretsManagerException",
        "Invalid name. (Service: SecretsManager, Status Code: 400, Request ID: R1)");
  }

  /** Recorded. */
  @Test
  void shouldTellTheSecondIdOfS3() {
    assertRefused(
        Calls.sdk("s3", "listObjects", "{}"),
        answer(
            404,
            "<?xml version=\"1.0\"?><Error><Code>NoSuchBucket</Code>"
                + "<Message>The specified bucket does not exist</Message></Error>",
            "x-amz-request-id",
            "R1",
            "x-amz-id-2",
            "R2"),
        "S3.NoSuchBucketException",
        "The specified bucket does not exist"
            + " (Service: S3, Status Code: 404, Request ID: R1, Extended Request ID: R2)");
  }

  @Test
  void shouldFindTheErrorOfAHeadRequest() {
    assertRefused(
        Calls.sdk("s3", "headObject", "{}"),
        answer(404, "", "x-amz-request-id", "R1"),
        "S3.NoSuchKeyException",
        "null (Service: S3, Status Code: 404, Request ID: R1)");
  }

  @Test
  void shouldSeeAnErrorBehindASuccessOfS3() {
    String error = "<Error><Code>SlowDown</Code><Message>later</Message></Error>";

    assertRefused(
        Calls.sdk("s3", "copyObject", "{}"),
        answer(200, error, "x-amz-request-id", "R1"),
        "S3.S3Exception",
        "later (Service: S3, Status Code: 200, Request ID: R1)");
    assertThat(AwsAnswers.read(Calls.sdk("s3", "getObject", "{}"), answer(200, error)))
        .isInstanceOf(CallResult.Answered.class);
  }

  @Test
  void shouldReadErrorsOfQueryAndEc2() {
    assertRefused(
        Calls.sdk("rds", "deleteDBInstance", "{}"),
        answer(
            404,
            "<ErrorResponse><Error><Type>Sender</Type><Code>DBInstanceNotFound</Code>"
                + "<Message>m</Message></Error><RequestId>R1</RequestId></ErrorResponse>"),
        "Rds.DbInstanceNotFoundException",
        "m (Service: Rds, Status Code: 404, Request ID: R1)");
    assertRefused(
        Calls.sdk("ec2", "describeInstances", "{}"),
        answer(
            400,
            "<Response><Errors><Error><Code>InvalidInstanceID.NotFound</Code>"
                + "<Message>m</Message></Error></Errors><RequestID>R1</RequestID></Response>"),
        "Ec2.Ec2Exception",
        "m (Service: Ec2, Status Code: 400, Request ID: R1)");
  }

  @Test
  void shouldReadTheErrorsNameFromTheHeader() {
    assertRefused(
        Calls.sdk("lambda", "getFunction", "{}"),
        answer(
            404,
            "{\"Type\":\"User\",\"Message\":\"m\"}",
            "x-amzn-ErrorType",
            "ResourceNotFoundException:http://internal.amazon.com/coral/#x",
            "x-amzn-RequestId",
            "R1"),
        "Lambda.ResourceNotFoundException",
        "m (Service: Lambda, Status Code: 404, Request ID: R1)");
  }

  /** Recorded: the code is that of the Query protocol. */
  @Test
  void shouldSpeakAsTheOldSdkInOptimisedIntegrations() {
    assertRefused(
        Calls.optimised("sqs", "sendMessage", "{}", "SQS"),
        answer(
            400,
            "{\"__type\":\"com.amazon.coral.service#MissingParameter\",\"message\":\"m\"}",
            "x-amzn-query-error",
            "MissingParameter;Sender",
            "x-amzn-RequestId",
            "R1"),
        "SQS.AmazonSQSException",
        "m (Service: AmazonSQS; Status Code: 400; Error Code: MissingParameter;"
            + " Request ID: R1; Proxy: null)");
    assertRefused(
        Calls.optimised("dynamodb", "getItem", "{}", "DynamoDB"),
        answer(400, "{\"__type\":\"a#ResourceNotFoundException\",\"message\":\"m\"}"),
        "DynamoDB.ResourceNotFoundException",
        "m (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException;"
            + " Request ID: null; Proxy: null)");
  }

  @Test
  void shouldBearAProxysPage() {
    assertRefused(
        Calls.sdk("sqs", "sendMessage", "{}"),
        answer(502, "<html>Bad gateway</html>"),
        "Sqs.SqsException",
        "null (Service: Sqs, Status Code: 502, Request ID: null)");
  }

  private static void assertRefused(AwsCall call, WireAnswer answer, String error, String cause) {
    assertThat(AwsAnswers.read(call, answer))
        .isInstanceOfSatisfying(
            CallResult.Refused.class,
            refused -> {
              assertThat(refused.error()).isEqualTo(error);
              assertThat(refused.cause()).isEqualTo(cause);
            });
  }
}
