package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.StructureShape;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A body that is a stream of events in JSON, once all of it is there. Sums that guard against
 * damage on the way are left to TLS.
 *
 * @see <a href="https://smithy.io/2.0/aws/amazon-eventstream.html">Amazon Event Stream</a>
 */
final class EventStream {

  private static final int PRELUDE = 12;
  private static final int SUM = 4;

  private EventStream() {}

  /**
   * The events in their order, each an object of its name and what it says. An exception that ended
   * the stream is one of them.
   *
   * @param shape with a member for each kind of event
   */
  static ArrayNode read(StructureShape shape, byte[] body, Dialect dialect)
      throws UnreadableAnswerException {
    ArrayNode events = JsonNodeFactory.instance.arrayNode();
    ByteBuffer rest = ByteBuffer.wrap(body);
    try {
      while (rest.hasRemaining()) {
        int length = rest.getInt(rest.position());
        ByteBuffer message = rest.slice(rest.position(), length);
        rest.position(rest.position() + length);
        events.add(event(shape, message, dialect));
      }
      return events;
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new UnreadableAnswerException(e);
    }
  }

  private static ObjectNode event(StructureShape shape, ByteBuffer message, Dialect dialect)
      throws UnreadableAnswerException {
    int headersEnd = PRELUDE + message.getInt(SUM);
    Map<String, String> headers = headers(message.slice(PRELUDE, headersEnd - PRELUDE));
    byte[] payload = new byte[Math.max(0, message.limit() - SUM - headersEnd)];
    message.get(headersEnd, payload);
    String name = headers.getOrDefault(":event-type", headers.get(":exception-type"));
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    if (name == null) {
      event
          .putObject(headers.getOrDefault(":error-code", "UnknownError"))
          .put("Message", headers.get(":error-message"));
      return event;
    }
    Member member = shape.member(known -> known.name().equals(name)).orElse(null);
    if (member == null) {
      event.set(name, JsonText.read(payload)); // of a newer service
      return event;
    }
    JsonNode value = JsonResult.read(member.shape(), JsonText.read(payload), dialect);
    return event.set(dialect.nameOf(member, shape), value);
  }

  /** Those that are texts, as all are that say what a message is. */
  private static Map<String, String> headers(ByteBuffer from) {
    Map<String, String> headers = new HashMap<>();
    while (from.hasRemaining()) {
      String name = text(from, from.get() & 0xff);
      switch (from.get()) {
        case 0, 1 -> {}
        case 2 -> skip(from, 1);
        case 3 -> skip(from, 2);
        case 4 -> skip(from, 4);
        case 5, 8 -> skip(from, 8);
        case 6 -> skip(from, from.getShort() & 0xffff);
        case 7 -> headers.put(name, text(from, from.getShort() & 0xffff));
        case 9 -> skip(from, 16);
        default -> throw new IllegalArgumentException("an unknown type of header");
      }
    }
    return headers;
  }

  private static String text(ByteBuffer from, int length) {
    byte[] bytes = new byte[length];
    from.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void skip(ByteBuffer from, int length) {
    from.position(from.position() + length);
  }
}
