package dev.newel.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {

  @ParameterizedTest
  @CsvSource({
    "sqs, eu-west-1, sqs.eu-west-1.amazonaws.com, eu-west-1",
    "cloudwatch, us-east-1, monitoring.us-east-1.amazonaws.com, us-east-1",
    "sts, us-east-1, sts.us-east-1.amazonaws.com, us-east-1",
    "s3, cn-north-1, s3.cn-north-1.amazonaws.com.cn, cn-north-1",
    "iam, eu-west-1, iam.amazonaws.com, us-east-1",
    "iam, us-gov-east-1, iam.us-gov.amazonaws.com, us-gov-west-1",
    "route53, eu-west-1, route53.amazonaws.com, us-east-1",
    "cloudfront, ap-south-1, cloudfront.amazonaws.com, us-east-1",
    "dsql, eu-west-1, dsql.eu-west-1.api.aws, eu-west-1",
    "sqs, us-iso-east-1, sqs.us-iso-east-1.c2s.ic.gov, us-iso-east-1"
  })
  void shouldFindAws(String service, String region, String host, String signingRegion) {
    Endpoint endpoint = new Endpoints(name -> null).of(Calls.model(service), region);

    assertThat(endpoint).isEqualTo(new Endpoint(true, host, 443, "", signingRegion, false));
  }

  @ParameterizedTest
  @CsvSource({
    "lambda, lambda.test",
    "dynamodb, dynamodb.test",
    "sagemaker, sagemaker.test",
    "cloudwatchlogs, logs.test",
    "s3, all.test"
  })
  void shouldGoWhereTheVariablesSay(String service, String host) {
    Map<String, String> variables =
        Map.of(
            "LAMBDA_ENDPOINT", "http://lambda.test",
            "AWS_ENDPOINT_URL_LAMBDA", "http://unused.test",
            "DYNAMODB_ENDPOINT", " ",
            "AWS_ENDPOINT_URL_DYNAMODB", "http://dynamodb.test",
            "SAGE_MAKER_ENDPOINT", "http://sagemaker.test",
            "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", "http://logs.test",
            "AWS_ENDPOINT_URL", "http://all.test");

    Endpoint endpoint = new Endpoints(variables::get).of(Calls.model(service), "eu-west-1");

    assertThat(endpoint).isEqualTo(new Endpoint(false, host, 80, "", "eu-west-1", true));
  }

  @Test
  void shouldKeepPortAndPath() {
    Endpoint endpoint =
        new Endpoints(Map.of("AWS_ENDPOINT_URL", "HTTPS://localhost:4566/aws/")::get)
            .of(Calls.model("iam"), "eu-west-1");

    assertThat(endpoint)
        .isEqualTo(new Endpoint(true, "localhost", 4566, "/aws", "eu-west-1", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:4566", "ftp://host", "http://", "not a url"})
  void shouldRefuseWhatIsNoUrl(String url) {
    Endpoints endpoints = new Endpoints(Map.of("SQS_ENDPOINT", url)::get);

    assertThatThrownBy(() -> endpoints.of(Calls.model("sqs"), "eu-west-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SQS_ENDPOINT is no URL of HTTP: " + url);
  }

  @Test
  void shouldPutAPrefixBeforeAwsHostsOnly() {
    AwsCall call = Calls.sdk("s3control", "listJobs", "{}");
    Endpoint aws = new Endpoints(name -> null).of(call.service(), "eu-west-1");
    Endpoint own = new Endpoints(name -> "http://own.test").of(call.service(), "eu-west-1");

    assertThat(HostPrefix.add(call.operation(), Calls.json("{\"AccountId\":\"12\"}"), aws).host())
        .isEqualTo("12.s3-control.eu-west-1.amazonaws.com");
    assertThat(HostPrefix.add(call.operation(), Calls.json("{}"), own).host())
        .isEqualTo("own.test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "evil.test/", "a@b", "a.b"})
  void shouldLetNobodyChooseTheHost(String account) {
    AwsCall call = Calls.sdk("s3control", "listJobs", "{}");
    Endpoint aws = new Endpoints(name -> null).of(call.service(), "eu-west-1");

    assertThatThrownBy(
            () -> HostPrefix.add(call.operation(), Calls.json("{}").put("AccountId", account), aws))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
