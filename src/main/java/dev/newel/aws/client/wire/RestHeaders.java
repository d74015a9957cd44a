package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.aws.client.value.Dialect;
import dev.newel.aws.client.value.Scalar;
import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.Location;
import dev.newel.aws.model.shape.Member;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Members of results that stand in an answer's headers and status. */
final class RestHeaders {

  private RestHeaders() {}

  static @Nullable JsonNode read(Member member, WireAnswer answer, Dialect dialect) {
    if (member.location() == Location.STATUS_CODE) {
      return IntNode.valueOf(answer.status());
    } else if (member.location() == Location.HEADERS) {
      return withPrefix(member.wireName(), answer);
    }
    return answer.header(member.wireName()).map(text -> value(member, text, dialect)).orElse(null);
  }

  private static JsonNode value(Member member, String text, Dialect dialect) {
    if (member.shape() instanceof ListShape list) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (String element : text.split(",", -1)) {
        array.add(Scalar.read(list.element().shape(), element.trim(), dialect));
      }
      return array;
    }
    return member.jsonValue()
        ? TextNode.valueOf(fromBase64(text))
        : Scalar.read(member.shape(), text, dialect);
  }

  private static String fromBase64(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // not every server does as the model says
    }
  }

  /** There even when it is empty: S3's {@code Metadata} is. */
  private static ObjectNode withPrefix(String prefix, WireAnswer answer) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    String lowerPrefix = prefix.toLowerCase(Locale.ROOT);
    for (NameValue header : answer.headers()) {
      if (header.name().toLowerCase(Locale.ROOT).startsWith(lowerPrefix)) {
        map.put(header.name().substring(prefix.length()), header.value());
      }
    }
    return map;
  }
}
