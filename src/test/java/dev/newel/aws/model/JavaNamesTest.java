package dev.newel.aws.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names are those that AWS's pages and recordings show; all others come by the same rules. */
class JavaNamesTest {

  @ParameterizedTest
  @CsvSource({
    "QueueUrl, QueueUrl",
    "DBClusterIdentifier, DbClusterIdentifier",
    "functionName, FunctionName",
    "ARN, Arn",
    "MD5OfBody, Md5OfBody",
    "SSEKMSKeyId, SsekmsKeyId",
    "ETag, ETag",
    "ChecksumCRC32, ChecksumCRC32",
    "equals, EqualsValue",
    "default, DefaultValue",
    "NULL, Nul",
    "S, S"
  })
  void shouldSpellMembers(String name, String spelled) {
    assertThat(JavaNames.member("AttributeValue", name)).isEqualTo(spelled);
  }

  @ParameterizedTest
  @CsvSource({
    "SQS, Sqs",
    "DynamoDB, DynamoDb",
    "SFN, Sfn",
    "CloudWatch Logs, CloudWatchLogs",
    "Database Migration Service, DatabaseMigration",
    "Lex Runtime Service, LexRuntime",
    "ACM PCA, AcmPca",
    "S3, S3",
    "EC2, Ec2",
    "codestar notifications, CodestarNotifications",
    "Elastic Load Balancing v2, ElasticLoadBalancingV2",
    "IoT 1Click Devices Service, Iot1ClickDevices"
  })
  void shouldSpellServices(String serviceId, String spelled) {
    assertThat(JavaNames.service(serviceId)).isEqualTo(spelled);
  }

  @ParameterizedTest
  @CsvSource({
    "NoSuchBucket, NoSuchBucketException, NoSuchBucketException",
    "DBInstanceNotFoundFault, DbInstanceNotFoundException, DBInstanceNotFoundException",
    "ResourceNotFoundException, ResourceNotFoundException, ResourceNotFoundException",
    "InvalidTTLOrder, InvalidTtlOrderException, InvalidTTLOrderException"
  })
  void shouldSpellErrors(String shape, String spelled, String legacy) {
    assertThat(JavaNames.exception(shape)).isEqualTo(spelled);
    assertThat(JavaNames.legacyException(shape)).isEqualTo(legacy);
  }
}
