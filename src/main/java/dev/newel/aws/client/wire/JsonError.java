package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An error of the JSON protocols: its name in a header or in the body, with this and that around
 * it.
 */
final class JsonError {

  private JsonError() {}

  static ErrorReply read(WireAnswer answer) {
    JsonNode body = body(answer);
    String type =
        answer
            .header("x-amzn-ErrorType")
            .or(() -> text(body, "__type", "code", "Code"))
            .map(JsonError::bareName)
            .orElse(null);
    // AWS.SimpleQueueService.NonExistentQueue;Sender
    String code =
        answer.header("x-amzn-query-error").map(header -> before(';', header)).orElse(type);
    return new ErrorReply(
        answer.status(),
        type,
        code,
        text(body, "message", "Message", "errorMessage").orElse(null),
        answer.requestId().orElse(null),
        answer.extendedRequestId().orElse(null));
  }

  private static JsonNode body(WireAnswer answer) {
    try {
      return JsonText.read(answer.body());
    } catch (UnreadableAnswerException e) {
      return JsonNodeFactory.instance.objectNode(); // a proxy's page, perhaps
    }
  }

  private static Optional<String> text(JsonNode body, String... fields) {
    return Stream.of(fields)
        .map(body::path)
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .findFirst();
  }

  /** {@code com.amazonaws.sqs#QueueDoesNotExist:http://...} is QueueDoesNotExist. */
  private static String bareName(String type) {
    String name = before(':', type);
    return name.substring(name.indexOf('#') + 1);
  }

  private static String before(char end, String text) {
    int index = text.indexOf(end);
    return index < 0 ? text : text.substring(0, index);
  }
}
