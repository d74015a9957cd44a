package dev.newel.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueHostTest {

  private static final Endpoint AWS =
      new Endpoint(true, "sqs.us-east-1.amazonaws.com", 443, "", "us-east-1", false);

  @ParameterizedTest
  @CsvSource({
    "https://sqs.eu-west-1.amazonaws.com/000000000000/q, sqs.eu-west-1.amazonaws.com, eu-west-1",
    "https://sqs.cn-north-1.amazonaws.com.cn/0/q, sqs.cn-north-1.amazonaws.com.cn, cn-north-1",
    "https://sqs.eu-west-1.example.com/0/q, sqs.us-east-1.amazonaws.com, us-east-1",
    "http://169.254.169.254/latest, sqs.us-east-1.amazonaws.com, us-east-1",
    "q, sqs.us-east-1.amazonaws.com, us-east-1"
  })
  void shouldGoToTheRegionOfTheQueue(String url, String host, String region) {
    AwsCall call = Calls.sdk("sqs", "sendMessage", "{}");

    Endpoint endpoint = QueueHost.of(call, Calls.json("{\"QueueUrl\":\"" + url + "\"}"), AWS);

    assertThat(endpoint).isEqualTo(new Endpoint(true, host, 443, "", region, false));
  }

  @ParameterizedTest
  @CsvSource({"sqs, true", "sns, false"})
  void shouldLeaveOtherEndpoints(String service, boolean custom) {
    Endpoint endpoint = new Endpoint(true, "h", 1, "", "us-east-1", custom);
    AwsCall call = Calls.sdk(service, service.equals("sqs") ? "sendMessage" : "publish", "{}");
    String url = "https://sqs.eu-west-1.amazonaws.com/000000000000/q";

    assertThat(QueueHost.of(call, Calls.json("{\"QueueUrl\":\"" + url + "\"}"), endpoint))
        .isSameAs(endpoint);
  }
}
