package dev.newel.aws.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.wire.WireRequest;

/** What the SDKs do to requests of some services, and no model says. */
final class RequestCustoms {

  private RequestCustoms() {}

  /** Members that the SDK fills in. */
  static void complete(AwsCall call, ObjectNode members) {
    // a bucket is where it is asked for; only us-east-1 must not be named
    if (isOf(call, "s3", "CreateBucket")
        && !members.has("CreateBucketConfiguration")
        && !call.region().equals("us-east-1")) {
      members.putObject("CreateBucketConfiguration").put("LocationConstraint", call.region());
    }
  }

  static WireRequest adapt(AwsCall call, WireRequest written) {
    WireRequest request = Checksums.add(call.operation(), written);
    return switch (call.service().name()) {
      case "apigateway" -> withDefault("Accept", "application/json", request);
      case "glacier" -> request.withHeader("x-amz-glacier-version", call.service().apiVersion());
      case "s3" ->
          isOf(call, "s3", "CreateMultipartUpload")
              ? withDefault("Content-Type", "binary/octet-stream", request)
              : request;
      default -> request;
    };
  }

  private static WireRequest withDefault(String header, String value, WireRequest request) {
    return request.hasHeader(header) ? request : request.withHeader(header, value);
  }

  private static boolean isOf(AwsCall call, String service, String operation) {
    return call.service().name().equals(service) && call.operation().name().equals(operation);
  }
}
