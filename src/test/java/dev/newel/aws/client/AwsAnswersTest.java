package dev.newel.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.WireAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of answers in every protocol. */
class AwsAnswersTest {

  @Test
  void shouldReadJson() {
    AwsCall call = Calls.sdk("secretsmanager", "listSecrets", "{}");

    assertResult(
        call,
        answer(
            200,
            """
            {"SecretList": [{"Name": "n", "ARN": "a", "CreatedDate": 1767323045.5, "Unknown": 1,
                             "KmsKeyId": null, "SecretVersionsToStages": {"any key": ["X"]}}]}
            """),
        """
        {"SecretList":[{"Arn":"a","CreatedDate":"2026-01-02T03:04:05.500Z","Name":"n",\
        "SecretVersionsToStages":{"any key":["X"]}}]}""");
  }

  /** As recorded: putItem gives {}, listSecrets an empty list. */
  @Test
  void shouldTellAnEmptyListFromNone() {
    assertResult(Calls.sdk("dynamodb", "putItem", "{}"), answer(200, "{}"), "{}");
    assertResult(
        Calls.sdk("secretsmanager", "listSecrets", "{}"),
        answer(200, "{\"SecretList\":[]}"),
        "{\"SecretList\":[]}");
  }

  /** As recorded of ecs:runTask: what the SDK for Java 1 makes of lists that are not there. */
  @Test
  void shouldMakeListsUpWhereTheOldSdkDoes() {
    assertResult(
        Calls.optimised("ecs", "stopTask", "{}", "ECS"),
        answer(200, "{\"task\":{\"createdAt\":1733089875.458,\"containers\":[{\"name\":\"c\"}]}}"),
        """
        {"Task":{"Attachments":[],"Attributes":[],"Containers":[{"GpuIds":[],"ManagedAgents":[],\
        "Name":"c","NetworkBindings":[],"NetworkInterfaces":[]}],"CreatedAt":1733089875458,\
        "InferenceAccelerators":[],"Tags":[]}}""");
  }

  @Test
  void shouldSpellAttributeValuesAsUsersReport() {
    WireAnswer answer =
        answer(
            200,
            "{\"Item\":{\"a\":{\"BOOL\":true},\"l\":{\"L\":[{\"NULL\":true},{\"M\":{\"x\":{\"SS\":[\"1\"]}}}]}}}");

    assertResult(
        Calls.sdk("dynamodb", "getItem", "{}"),
        answer,
        "{\"Item\":{\"a\":{\"BOOL\":true},\"l\":{\"L\":[{\"Nul\":true},{\"M\":{\"x\":{\"Ss\":[\"1\"]}}}]}}}");
    assertResult(
        Calls.optimised("dynamodb", "getItem", "{}", "DynamoDB"),
        answer,
        "{\"Item\":{\"a\":{\"BOOL\":true},\"l\":{\"L\":[{\"NULL\":true},{\"M\":{\"x\":{\"SS\":[\"1\"]}}}]}}}");
  }

  @Test
  void shouldReadTheQueryProtocol() {
    assertResult(
        Calls.sdk("rds", "describeDBInstances", "{}"),
        answer(
            200,
            """
            <DescribeDBInstancesResponse xmlns="http://rds.amazonaws.com/doc/2014-10-31/">
              <DescribeDBInstancesResult>
                <Marker>a &amp; b</Marker>
                <DBInstances>
                  <DBInstance><DBInstanceIdentifier>i</DBInstanceIdentifier><MultiAZ>true</MultiAZ>
                    <AllocatedStorage>20</AllocatedStorage>
                    <InstanceCreateTime>2026-01-02T03:04:05.678Z</InstanceCreateTime>
                    <DBSecurityGroups/></DBInstance>
                </DBInstances>
              </DescribeDBInstancesResult>
              <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
            </DescribeDBInstancesResponse>
            """),
        """
        {"DbInstances":[{"AllocatedStorage":20,"DbInstanceIdentifier":"i","DbSecurityGroups":[],\
        "InstanceCreateTime":"2026-01-02T03:04:05.678Z","MultiAZ":true}],"Marker":"a & b"}""");
  }

  @Test
  void shouldReadMapsOfTheQueryProtocol() {
    assertResult(
        Calls.sdk("sns", "getTopicAttributes", "{}"),
        answer(
            200,
            """
            <GetTopicAttributesResponse><GetTopicAttributesResult><Attributes>
              <entry><key>Policy</key><value>{}</value></entry>
              <entry><key>Owner</key><value>1</value></entry>
            </Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>
            """),
        "{\"Attributes\":{\"Policy\":\"{}\",\"Owner\":\"1\"}}");
  }

  @Test
  void shouldReadEc2() {
    assertResult(
        Calls.sdk("ec2", "describeInstances", "{}"),
        answer(
            200,
            """
            <DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
              <requestId>r</requestId>
              <reservationSet><item><reservationId>r-1</reservationId>
                <instancesSet><item><instanceId>i-1</instanceId>
                  <instanceState><code>16</code><name>running</name></instanceState></item>
                </instancesSet></item></reservationSet>
            </DescribeInstancesResponse>
            """),
        """
        {"Reservations":[{"Instances":[{"InstanceId":"i-1","State":{"Code":16,"Name":"running"}}],\
        "ReservationId":"r-1"}]}""");
  }

  @Test
  void shouldReadRestJson() {
    assertResult(
        Calls.sdk("lambda", "invoke", "{}"),
        answer(200, "{\"a\": 1}", "X-Amz-Executed-Version", "$LATEST"),
        "{\"ExecutedVersion\":\"$LATEST\",\"Payload\":\"{\\\"a\\\": 1}\",\"StatusCode\":200}");
    assertResult(
        Calls.sdk("batch", "submitJob", "{}"),
        answer(200, "{\"jobArn\":\"a\",\"jobId\":\"i\",\"jobName\":\"n\"}"),
        "{\"JobArn\":\"a\",\"JobId\":\"i\",\"JobName\":\"n\"}");
  }

  /** As recorded: the body comes last, and Metadata is there when there is none. */
  @Test
  void shouldReadObjectsOfS3() {
    assertResult(
        Calls.sdk("s3", "getObject", "{}"),
        answer(
            200,
            "text data",
            "ETag",
            "\"e\"",
            "Content-Length",
            "9",
            "Last-Modified",
            "Fri, 02 Jan 2026 03:04:05 GMT",
            "accept-ranges",
            "bytes"),
        """
        {"AcceptRanges":"bytes","ContentLength":9,"ETag":"\\"e\\"",\
        "LastModified":"2026-01-02T03:04:05Z","Metadata":{},"Body":"text data"}""");
  }

  @Test
  void shouldReadRestXml() {
    assertResult(
        Calls.sdk("s3", "listObjectsV2", "{}"),
        answer(
            200,
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
              <Name>b</Name><KeyCount>2</KeyCount>
              <Contents><Key>k 1</Key><Size>3000000000</Size></Contents>
              <Contents><Key>k2</Key></Contents>
              <CommonPrefixes><Prefix>p/</Prefix></CommonPrefixes>
            </ListBucketResult>"""),
        """
        {"CommonPrefixes":[{"Prefix":"p/"}],"Contents":[{"Key":"k 1","Size":3000000000},\
        {"Key":"k2"}],"KeyCount":2,"Name":"b"}""");
  }

  @Test
  void shouldReadAttributesAndSingleMembersOfXml() {
    assertResult(
        Calls.sdk("s3", "getBucketAcl", "{}"),
        answer(
            200,
            """
            <AccessControlPolicy><AccessControlList><Grant>
              <Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                xsi:type="CanonicalUser"><ID>u</ID></Grantee>
              <Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>
            """),
        """
        {"Grants":[{"Grantee":{"Id":"u","Type":"CanonicalUser"},"Permission":"READ"}]}""");
    assertResult(
        Calls.sdk("s3", "getBucketLocation", "{}"),
        answer(200, "<LocationConstraint xmlns=\"x\">eu-west-1</LocationConstraint>"),
        "{\"LocationConstraint\":\"eu-west-1\"}");
  }

  @Test
  void shouldShortenIdsOfRoute53() {
    assertResult(
        Calls.sdk("route53", "getHostedZone", "{}"),
        answer(
            200,
            "<GetHostedZoneResponse><HostedZone><Id>/hostedzone/Z1</Id><Name>/change/x</Name>"
                + "</HostedZone></GetHostedZoneResponse>"),
        "{\"HostedZone\":{\"Id\":\"Z1\",\"Name\":\"/change/x\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "no xml",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"
      })
  void shouldSayThatAnAnswerCannotBeRead(String body) {
    CallResult result = AwsAnswers.read(Calls.sdk("iam", "listUsers", "{}"), answer(200, body));

    assertThat(result)
        .isInstanceOfSatisfying(
            CallResult.Unreachable.class,
            unreachable -> {
              assertThat(unreachable.error()).isEqualTo("Iam.SdkClientException");
              assertThat(unreachable.cause()).startsWith("Unable to unmarshall response");
            });
  }

  @Test
  void shouldNotNestWithoutEnd() {
    String deep = "<a>".repeat(100_000);

    assertThat(AwsAnswers.read(Calls.sdk("iam", "listUsers", "{}"), answer(200, deep)))
        .isInstanceOf(CallResult.Unreachable.class);
    assertThat(
            AwsAnswers.read(Calls.sdk("sqs", "listQueues", "{}"), answer(200, "[".repeat(100_000))))
        .isInstanceOf(CallResult.Unreachable.class);
  }

  private static void assertResult(AwsCall call, WireAnswer answer, String expected) {
    assertThat(AwsAnswers.read(call, answer))
        .isInstanceOfSatisfying(
            CallResult.Answered.class,
            answered -> {
              assertThat(answered.result()).hasToString(expected);
              assertThat(answered.answer()).isSameAs(answer);
            });
  }

  static WireAnswer answer(int status, String body, String... headers) {
    List<NameValue> pairs = new ArrayList<>();
    for (int i = 0; i < headers.length; i += 2) {
      pairs.add(new NameValue(headers[i], headers[i + 1]));
    }
    return new WireAnswer(status, pairs, body.getBytes(StandardCharsets.UTF_8));
  }
}
