package dev.newel.engine.mapruns.bucket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.AwsCall;
import dev.newel.aws.client.AwsCaller;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.client.wire.ErrorReply;
import dev.newel.aws.model.ServiceModel;
import dev.newel.aws.model.ServiceModels;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * Calls of S3 by workers, which wait for the answer. What may be a passing fault is tried again, as
 * the SDKs do: a Map Run is not to fail for one lost connection among its millions of items.
 *
 * @param region to sign for
 */
public record S3Calls(ServiceModels models, AwsCaller caller, String region) {

  private static final String SERVICE = "s3";
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final int ATTEMPTS = 4;
  private static final long FIRST_PAUSE_MS = 100;

  /**
   * What S3 answers.
   *
   * @param action by its name in the ARNs of integrations
   * @param arguments as a state gives them to an optimised integration
   * @throws BucketException if it does not do it
   */
  CallResult.Answered call(String action, ObjectNode arguments, int mostBytes) {
    AwsCall call = call(models.find(SERVICE).orElseThrow(), action, arguments, mostBytes);
    CallResult result = await(call);
    for (int again = 1; again < ATTEMPTS && mayPass(result); again++) {
      pause(FIRST_PAUSE_MS << again);
      result = await(call);
    }
    if (result instanceof CallResult.Answered answered) {
      return answered;
    } else if (result instanceof CallResult.Refused refused) {
      throw refused(refused.reply());
    }
    throw new BucketException(reason(result));
  }

  private AwsCall call(ServiceModel model, String action, ObjectNode arguments, int mostBytes) {
    return new AwsCall(
        model,
        model.operation(action).orElseThrow(),
        arguments,
        Dialect.OPTIMISED,
        "S3",
        region,
        UUID.randomUUID().toString(),
        null,
        TIMEOUT,
        mostBytes);
  }

  private CallResult await(AwsCall call) {
    try {
      return caller.call(call).toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static boolean mayPass(CallResult result) {
    return result instanceof CallResult.Unreachable
        || (result instanceof CallResult.Refused refused && refused.reply().status() >= 500);
  }

  private static void pause(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static BucketException interrupted() {
    Thread.currentThread().interrupt();
    return new BucketException("Interrupted while waiting for S3");
  }

  /** In the words of the SDK for Java 1, which AWS uses here. */
  private static BucketException refused(ErrorReply reply) {
    String extended = reply.extendedRequestId();
    String cause =
        "%s (Service: Amazon S3; Status Code: %d; Error Code: %s; Request ID: %s; %sProxy: null)"
            .formatted(
                reply.message(),
                reply.status(),
                reply.code(),
                reply.requestId(),
                extended == null ? "" : "S3 Extended Request ID: " + extended + "; ");
    return new BucketException(cause, reply.status());
  }

  private static String reason(CallResult result) {
    if (result instanceof CallResult.Unreachable unreachable) {
      return unreachable.cause();
    } else if (result instanceof CallResult.Invalid invalid) {
      return String.join(", ", invalid.problems());
    } else if (result instanceof CallResult.TooLarge tooLarge) {
      return "S3 answered more than %d bytes, which were not asked for"
          .formatted(tooLarge.mostBytes());
    }
    throw new IllegalArgumentException("no failure: " + result);
  }
}
