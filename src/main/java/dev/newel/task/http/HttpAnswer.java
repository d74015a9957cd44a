package dev.newel.task.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.aws.client.wire.NameValue;
import dev.newel.aws.client.wire.WireAnswer;
import dev.newel.task.lambda.FunctionPayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** An endpoint's answer, with what it says of its status. */
record HttpAnswer(WireAnswer wire, String statusText) {

  String body() {
    return new String(wire.body(), StandardCharsets.UTF_8);
  }

  /** What the task gives of it. A body that is JSON is its value. */
  ObjectNode output() {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    Map<String, ArrayNode> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (NameValue header : wire.headers()) {
      headers
          .computeIfAbsent(header.name(), name -> JsonNodeFactory.instance.arrayNode())
          .add(header.value());
    }
    output.putObject("Headers").setAll(headers);
    if (!body().isEmpty()) {
      output.set("ResponseBody", FunctionPayload.read(TextNode.valueOf(body())));
    }
    return output.put("StatusCode", wire.status()).put("StatusText", statusText);
  }
}
