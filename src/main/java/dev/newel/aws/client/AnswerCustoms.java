package dev.newel.aws.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.aws.client.wire.ErrorReply;
import dev.newel.aws.client.wire.WireAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the SDKs do to answers of some services, and no model says. */
final class AnswerCustoms {

  /** S3 has begun to answer, with 200, before it knows how these end. */
  private static final Set<String> LATE_ERRORS =
      Set.of("CopyObject", "UploadPartCopy", "CompleteMultipartUpload");

  /** Where the root of a small answer is. */
  private static final int HEAD = 200;

  /** Of ids that an answer to HEAD has no body to tell. */
  private static final Map<String, String> MISSING =
      Map.of("HeadObject", "NoSuchKey", "HeadBucket", "NoSuchBucket");

  private static final Pattern ROUTE_53_PATH =
      Pattern.compile("^/(hostedzone|change|healthcheck|delegationset)/");

  private AnswerCustoms() {}

  static boolean isErrorInDisguise(AwsCall call, WireAnswer answer) {
    if (!isS3(call) || !LATE_ERRORS.contains(call.operation().name())) {
      return false;
    }
    int length = Math.min(HEAD, answer.body().length);
    return new String(answer.body(), 0, length, StandardCharsets.UTF_8).contains("<Error>");
  }

  static ErrorReply adapt(AwsCall call, ErrorReply error) {
    String missing = MISSING.get(call.operation().name());
    return isS3(call) && error.type() == null && error.status() == 404 && missing != null
        ? error.withType(missing)
        : error;
  }

  static ObjectNode adapt(AwsCall call, ObjectNode result) {
    if (call.service().name().equals("route53")) {
      shortenIds(result);
    }
    return result;
  }

  /** {@code /hostedzone/Z1} is Z1. */
  private static void shortenIds(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      JsonNode value = field.getValue();
      if (value.isTextual() && field.getKey().endsWith("Id")) {
        field.setValue(TextNode.valueOf(ROUTE_53_PATH.matcher(value.textValue()).replaceFirst("")));
      } else {
        shortenIds(value);
      }
    }
    if (node.isArray()) {
      node.forEach(AnswerCustoms::shortenIds);
    }
  }

  private static boolean isS3(AwsCall call) {
    return call.service().name().equals("s3");
  }
}
