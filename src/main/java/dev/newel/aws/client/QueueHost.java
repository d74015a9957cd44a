package dev.newel.aws.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URL of a queue says in which region it is. */
final class QueueHost {

  private static final Pattern URL =
      Pattern.compile("https://sqs\\.([a-z0-9-]+)\\.([a-z0-9.]+)/.*");

  private QueueHost() {}

  /**
   * The endpoint of a call: with a queue of AWS's its own, as AWS has it. One of the user's own is
   * for all queues; and no queue's URL leads to a host that is not AWS's.
   */
  static Endpoint of(AwsCall call, JsonNode members, Endpoint endpoint) {
    if (endpoint.custom() || !call.service().name().equals("sqs")) {
      return endpoint;
    }
    Matcher url = URL.matcher(members.path("QueueUrl").asText());
    if (!url.matches() || !Partition.of(url.group(1)).domain().equals(url.group(2))) {
      return endpoint;
    }
    String region = url.group(1);
    String host = "sqs." + region + "." + url.group(2);
    return new Endpoint(true, host, 443, "", region, false);
  }
}
