package dev.newel.aws.client;

import io.vertx.core.Future;

/** Calls AWS's services. */
public interface AwsCaller {

  /** Makes a call. The future does not fail. */
  Future<CallResult> call(AwsCall call);
}
