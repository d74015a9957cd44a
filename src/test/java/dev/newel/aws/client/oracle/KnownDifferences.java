package dev.newel.aws.client.oracle;

import java.util.Map;
import java.util.Optional;

/**
 * Where Newel and the SDK part, and why: an operation with any arguments, or with some; an error.
 * What is no longer true fails the test.
 */
final class KnownDifferences {

  private static final String NOT_IN_SDK = "the SDK has dropped it";
  private static final String COPIES =
      "in the SDK, the target is called DestinationBucket and DestinationKey as well, and only the"
          + " setters of these are fields";
  private static final String FRACTIONS = "the SDK leaves fractions of seconds out";

  private static final String CHECKSUM_OF_NOTHING =
      "without chunked encoding, which the test switches off, the SDK adds a checksum of no body";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry(
              "ec2:CopySnapshot/REQUIRED_MEMBERS",
              "the SDK signs a URL for it, and wants a region for that"),
          Map.entry("ec2:DescribeSpotFleetRequestHistory", FRACTIONS),
          Map.entry("ec2:RequestSpotFleet/ALL_MEMBERS", FRACTIONS),
          Map.entry("lambda:InvokeAsync", NOT_IN_SDK),
          Map.entry("s3:CopyObject", COPIES),
          Map.entry("s3:GetBucketLifecycle", NOT_IN_SDK),
          Map.entry("s3:GetBucketNotification", NOT_IN_SDK),
          Map.entry("s3:GetObject/REQUIRED_MEMBERS", CHECKSUM_OF_NOTHING),
          Map.entry("s3:GetObjectAnnotation/REQUIRED_MEMBERS", CHECKSUM_OF_NOTHING),
          Map.entry("s3:ListDirectoryBuckets", "S3 Express has hosts of its own"),
          Map.entry("s3:PutBucketLifecycle", NOT_IN_SDK),
          Map.entry("s3:PutBucketNotification", NOT_IN_SDK),
          Map.entry("s3:PutObjectAnnotation", "the SDK sends it in signed chunks"),
          Map.entry("s3:UploadPartCopy", COPIES),
          Map.entry("rds:BackupPolicyNotFoundException", NOT_IN_SDK),
          Map.entry("route53:HealthCheckInUseException", NOT_IN_SDK));

  private KnownDifferences() {}

  static Optional<String> ofError(String service, String name) {
    return Optional.ofNullable(REASONS.get(service + ":" + name));
  }

  static Optional<String> of(String service, String operation, SampleArguments sample) {
    String name = service + ":" + operation;
    return Optional.ofNullable(REASONS.get(name))
        .or(() -> Optional.ofNullable(REASONS.get(name + "/" + sample)));
  }
}
