package dev.newel.task.http;

import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.StateException;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.task.service.CallFacts;
import java.util.Optional;

/**
 * What becomes of tasks whose service is HTTP at an address of the task's own, in the words of the
 * optimised integrations.
 *
 * @param prefix of the names of errors: {@code ApiGateway.}
 */
record HttpFacts(String prefix) {

  /**
   * What an answer says.
   *
   * @param answered empty for one that is too large
   */
  Stimulus of(Effect.CallService call, Optional<HttpAnswer> answered) {
    if (answered.isEmpty()) {
      return CallFacts.tooLarge(call, call.resource());
    }
    HttpAnswer answer = answered.get();
    if (!answer.wire().isSuccess()) {
      return CallFacts.failed(call, prefix + answer.wire().status(), answer.body());
    }
    boolean isAwaited = call.action().contains(".");
    return isAwaited
        ? CallFacts.submitted(call, answer.output())
        : CallFacts.succeeded(call, answer.output());
  }

  /** Why there is no answer. */
  Stimulus of(Effect.CallService call, Throwable failure) {
    String reason = String.valueOf(failure.getMessage());
    if (failure instanceof StateException e) {
      return CallFacts.failed(call, e.error(), String.valueOf(e.cause()));
    } else if (failure instanceof AddressGuard.RefusedAddressException) {
      return CallFacts.failed(call, ErrorName.RUNTIME, reason);
    }
    return CallFacts.failed(
        call, prefix + "SdkClientException", "Unable to execute HTTP request: " + reason);
  }
}
