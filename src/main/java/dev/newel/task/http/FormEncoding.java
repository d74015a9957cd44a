package dev.newel.task.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.aws.client.wire.NameValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Data as the text of a form or a query.
 *
 * @param arrays how lists are written: INDICES, REPEAT, COMMAS or BRACKETS
 */
record FormEncoding(String arrays) {

  static final FormEncoding USUAL = new FormEncoding("INDICES");

  /** Query parameters, whose lists are repeated. */
  static final FormEncoding QUERY = new FormEncoding("REPEAT");

  String write(JsonNode data) {
    return write(pairs(data));
  }

  static String write(List<NameValue> pairs) {
    return pairs.stream()
        .map(pair -> encoded(pair.name()) + "=" + encoded(pair.value()))
        .collect(Collectors.joining("&"));
  }

  List<NameValue> pairs(JsonNode data) {
    List<NameValue> pairs = new ArrayList<>();
    data.properties().forEach(field -> add(pairs, field.getKey(), field.getValue()));
    return pairs;
  }

  private void add(List<NameValue> pairs, String name, JsonNode value) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(field -> add(pairs, name + "[" + field.getKey() + "]", field.getValue()));
    } else if (value.isArray() && arrays.equals("COMMAS")) {
      String list = value.valueStream().map(JsonNode::asText).collect(Collectors.joining(","));
      pairs.add(new NameValue(name, list));
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        add(pairs, name + suffix(i), value.get(i));
      }
    } else {
      pairs.add(new NameValue(name, value.asText()));
    }
  }

  private String suffix(int index) {
    return switch (arrays) {
      case "REPEAT" -> "";
      case "BRACKETS" -> "[]";
      default -> "[" + index + "]";
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
