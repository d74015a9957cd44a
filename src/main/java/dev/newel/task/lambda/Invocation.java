package dev.newel.task.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.AwsCall;
import dev.newel.aws.client.CallResult;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.WireAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call of a function that runs elsewhere, and its answers as Lambda would give them. */
record Invocation(AwsCall call) {

  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int NO_CONTENT = 204;
  private static final String VERSION = "$LATEST";

  JsonNode payload() {
    JsonNode payload = call.arguments().path(FunctionPayload.MEMBER);
    return payload.isMissingNode() || payload.isNull()
        ? JsonNodeFactory.instance.objectNode()
        : payload;
  }

  String type() {
    return call.arguments().path("InvocationType").asText("RequestResponse");
  }

  /** The function has returned. */
  CallResult returned(String payload) {
    return answer(OK, payload, null);
  }

  /** The function has failed by itself. */
  CallResult failed(String errorType, String message) {
    String payload =
        JsonNodeFactory.instance
            .objectNode()
            .put("errorMessage", message)
            .put("errorType", errorType)
            .toString();
    return failed(payload);
  }

  /** The function has failed and said how, in Lambda's form. */
  CallResult failed(String payload) {
    return answer(OK, payload, "Unhandled");
  }

  /** It is begun, and nobody waits for its end. */
  CallResult begun() {
    return answer(ACCEPTED, "", null);
  }

  /** It could be called. */
  CallResult couldBeCalled() {
    return answer(NO_CONTENT, "", null);
  }

  CallResult unreachable(String reason) {
    return new CallResult.Unreachable(call.errorPrefix() + ".SdkClientException", reason);
  }

  CallResult tooLarge() {
    return new CallResult.TooLarge(call.mostBytes());
  }

  private CallResult answer(int status, String payload, @Nullable String error) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("ExecutedVersion", VERSION);
    if (error != null) {
      result.put("FunctionError", error);
    }
    result.put(FunctionPayload.MEMBER, payload).put("StatusCode", status);
    byte[] body = payload.getBytes(StandardCharsets.UTF_8);
    List<NameValue> headers =
        List.of(
            new NameValue("Content-Type", "application/json"),
            new NameValue("Content-Length", String.valueOf(body.length)),
            new NameValue("X-Amz-Executed-Version", VERSION),
            new NameValue("x-amzn-RequestId", UUID.randomUUID().toString()));
    return new CallResult.Answered(result, new WireAnswer(status, headers, body));
  }
}
