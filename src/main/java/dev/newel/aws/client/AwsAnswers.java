package dev.newel.aws.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.wire.UnreadableAnswerException;
import dev.newel.aws.client.wire.Wire;
import dev.newel.aws.client.wire.WireAnswer;

/** Makes results of answers. */
public final class AwsAnswers {

  private AwsAnswers() {}

  public static CallResult read(AwsCall call, WireAnswer answer) {
    Wire wire = Wire.of(call.service().protocol());
    if (!answer.isSuccess() || AnswerCustoms.isErrorInDisguise(call, answer)) {
      return ServiceErrors.refused(call, AnswerCustoms.adapt(call, wire.readError(answer)));
    }
    try {
      ObjectNode result = wire.read(call.service(), call.operation(), answer, call.dialect());
      return new CallResult.Answered(AnswerCustoms.adapt(call, result), answer);
    } catch (UnreadableAnswerException e) {
      return ServiceErrors.unreachable(call, String.valueOf(e.getMessage()));
    }
  }
}
