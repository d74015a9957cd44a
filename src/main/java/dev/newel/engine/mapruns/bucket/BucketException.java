package dev.newel.engine.mapruns.bucket;

/**
 * A bucket does not do what is asked. The message is the cause as Step Functions words it.
 *
 * <p>Control flow rather than a defect, so it carries no stack trace.
 */
public final class BucketException extends RuntimeException {

  private final int status;

  BucketException(String cause) {
    this(cause, 0);
  }

  /** One that HTTP has a status for. */
  BucketException(String cause, int status) {
    super(cause, null, false, false);
    this.status = status;
  }

  /** As S3 would say it. */
  static BucketException like(String message, int status, String code) {
    String cause =
        "%s (Service: Amazon S3; Status Code: %d; Error Code: %s; Request ID: null; Proxy: null)"
            .formatted(message, status, code);
    return new BucketException(cause, status);
  }

  static BucketException noSuchKey() {
    return like("The specified key does not exist.", 404, "NoSuchKey");
  }

  static BucketException changed() {
    return like(
        "At least one of the pre-conditions you specified did not hold", 412, "PreconditionFailed");
  }

  boolean hasStatus(int other) {
    return status == other;
  }

  /** The cause. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
