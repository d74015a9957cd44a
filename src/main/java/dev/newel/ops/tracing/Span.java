package dev.newel.ops.tracing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that has begun and ended, as OTLP has it in JSON.
 *
 * @param parentId null for the first of a trace
 * @param begin epoch milliseconds
 * @param end likewise
 * @param error the name of what went wrong; null where nothing did
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding">OTLP in JSON</a>
 */
record Span(
    String traceId,
    String spanId,
    @Nullable String parentId,
    Kind kind,
    String name,
    long begin,
    long end,
    Map<String, String> attributes,
    @Nullable String error) {

  private static final String MILLI_NANOS = "000000";
  private static final int OK = 1;
  private static final int ERROR = 2;

  /** What it is to others, by its number there. */
  enum Kind {
    INTERNAL(1),
    SERVER(2),
    CLIENT(3);

    private final int number;

    Kind(int number) {
      this.number = number;
    }
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("traceId", traceId).put("spanId", spanId);
    if (parentId != null) {
      json.put("parentSpanId", parentId);
    }
    json.put("name", name)
        .put("kind", kind.number)
        // numbers of 64 bits are texts there
        .put("startTimeUnixNano", begin + MILLI_NANOS)
        .put("endTimeUnixNano", end + MILLI_NANOS);
    ArrayNode all = json.putArray("attributes");
    attributes.forEach((key, value) -> attribute(all, key, value));
    ObjectNode status = json.putObject("status").put("code", error == null ? OK : ERROR);
    if (error != null) {
      status.put("message", error);
    }
    return json;
  }

  static void attribute(ArrayNode attributes, String key, String value) {
    attributes.addObject().put("key", key).putObject("value").put("stringValue", value);
  }
}
