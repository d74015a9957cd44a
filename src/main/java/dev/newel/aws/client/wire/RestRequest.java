package dev.newel.aws.client.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.client.value.Scalar;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.MapShape;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.Shape;
import dev.newel.aws.model.shape.TimestampShape.Format;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A request in the making, whose members go to path, query and headers. */
final class RestRequest {

  private final String method;
  private String path;
  private final List<NameValue> query = new ArrayList<>();
  private final List<NameValue> headers = new ArrayList<>();
  private byte[] body = WireRequest.NO_BODY;

  RestRequest(Operation operation) {
    this.method = operation.method();
    String[] parts = operation.uri().split("\\?", 2);
    this.path = parts[0];
    if (parts.length > 1) {
      for (String parameter : parts[1].split("&", -1)) {
        String[] pair = parameter.split("=", 2);
        query.add(new NameValue(pair[0], pair.length > 1 ? pair[1] : ""));
      }
    }
  }

  /** Puts a member where it belongs, unless that is the body. */
  void bind(Member member, ObjectNode members) {
    JsonNode value = members.get(member.name());
    if (value == null) {
      return;
    }
    switch (member.location()) {
      case URI -> label(member, value);
      case QUERY -> query(member.wireName(), member.shape(), value);
      case HEADER -> header(member, value);
      case HEADERS ->
          value
              .properties()
              .forEach(
                  entry -> header(member.wireName() + entry.getKey(), entry.getValue().asText()));
      case BODY, STATUS_CODE -> {}
    }
  }

  /** {@code {Key}} or, with its slashes kept, {@code {Key+}}. */
  private void label(Member member, JsonNode value) {
    String text = Percent.encode(Scalar.write(member.shape(), value, Format.ISO_8601));
    path =
        path.replace("{" + member.wireName() + "}", text)
            .replace("{" + member.wireName() + "+}", text.replace("%2F", "/"));
  }

  private void query(String name, Shape shape, JsonNode value) {
    if (shape instanceof ListShape list) {
      value.forEach(element -> query(name, list.element().shape(), element));
    } else if (shape instanceof MapShape map) {
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        query(entry.getKey(), map.value().shape(), entry.getValue());
      }
    } else {
      query.add(new NameValue(name, Scalar.write(shape, value, Format.ISO_8601)));
    }
  }

  /** The body's length is what it is, whatever the caller says. */
  private void header(Member member, JsonNode value) {
    if (member.wireName().equalsIgnoreCase("Content-Length")) {
      return;
    }
    if (member.shape() instanceof ListShape list) {
      String joined =
          value
              .valueStream()
              .map(element -> Scalar.write(list.element().shape(), element, Format.HTTP_DATE))
              .collect(Collectors.joining(","));
      header(member.wireName(), joined);
    } else {
      String text = Scalar.write(member.shape(), value, Format.HTTP_DATE);
      header(member.wireName(), member.jsonValue() ? base64(text) : text);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void header(String name, String value) {
    headers.add(new NameValue(name, value));
  }

  void body(byte[] content) {
    body = content;
  }

  /** The body; its type is the caller's if a member is bound to that header. */
  void body(String contentType, byte[] content) {
    body(content);
    if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("Content-Type"))) {
      header("Content-Type", contentType);
    }
  }

  WireRequest build() {
    return new WireRequest(method, path, List.copyOf(query), List.copyOf(headers), body);
  }
}
