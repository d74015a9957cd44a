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
    String code = answer.header("x-amzn-query-error").map(JsonError::beforeSemicolon).orElse(type);
    return new ErrorReply(
        answer.status(),
        type,
        code,
        text(body, "message", "Message", "errorMessage").orElse(null),
        RequestIds.of(answer).orElse(null),
        RequestIds.extended(answer).orElse(null));
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
    String name = type.substring(type.indexOf('#') + 1);
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  /** {@code AWS.SimpleQueueService.NonExistentQueue;Sender} has the code and whose fault it is. */
  private static String beforeSemicolon(String header) {
    int semicolon = header.indexOf(';');
    return semicolon < 0 ? header : header.substring(0, semicolon);
  }
}
