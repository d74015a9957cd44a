package dev.newel.api.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Inputs of actions, made from the model: right ones, and such in which one thing is wrong. */
final class FuzzedInput {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MANY = 60;

  /** As many characters as any text of the model may have, and more. */
  private static final int LONG = 300_000;

  /** Jackson writes no deeper tree. */
  private static final int MOST_NESTED = 900;

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "{}",
          "null",
          "[1]",
          "\u0000",
          "\ud800",
          "ä€😀",
          "$.a",
          "<a>",
          " ",
          "-1",
          "1E2147483648");

  private static final List<String> DEFINITIONS =
      List.of(
          "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}",
          "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"}}}",
          "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":1,\"End\":true}}}",
          "{\"Type\":\"Pass\",\"End\":true}",
          "{",
          "7");

  private final Random random;
  private final List<String> arns;

  /**
   * @param arns of things that are there, or may have been
   */
  FuzzedInput(Random random, List<String> arns) {
    this.random = random;
    this.arns = arns;
  }

  JsonNode of(String action) {
    ObjectNode input = structure(ActionModel.input(action), 0);
    return random.nextInt(3) == 0 ? spoilt(input) : input;
  }

  private ObjectNode structure(JsonNode shape, int depth) {
    List<String> required = new ArrayList<>();
    shape.path("required").forEach(each -> required.add(each.asText()));
    ObjectNode structure = NODES.objectNode();
    for (Map.Entry<String, JsonNode> member : shape.path("members").properties()) {
      boolean isThere = random.nextInt(required.contains(member.getKey()) ? 25 : 3) > 0;
      if (isThere == required.contains(member.getKey()) || random.nextInt(4) == 0) {
        structure.set(member.getKey(), value(member.getKey(), member.getValue(), depth));
      }
    }
    return structure;
  }

  private JsonNode value(String name, JsonNode shapeName, int depth) {
    JsonNode shape = ActionModel.shape(shapeName.asText());
    return switch (shape.path("type").asText()) {
      case "string" -> NODES.textNode(text(name, shape));
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "structure" -> structure(shape, depth + 1);
      case "list" -> list(name, shape.path("member"), depth + 1);
      default -> NODES.numberNode(number(shape));
    };
  }

  private long number(JsonNode shape) {
    long min = shape.path("min").asLong(0);
    long max = shape.path("max").asLong(1_000);
    return random.nextInt(6) == 0
        ? pick(List.of(-1L, max + 1, Long.MAX_VALUE, 1L << 31))
        : min + random.nextInt((int) Math.min(1_000, max - min + 1));
  }

  private ArrayNode list(String name, JsonNode member, int depth) {
    ArrayNode list = NODES.arrayNode();
    int size = random.nextInt(20) == 0 ? MANY : random.nextInt(3);
    for (int i = 0; i < size; i++) {
      list.add(value(name, member, depth));
    }
    return list;
  }

  private String text(String name, JsonNode shape) {
    if (!shape.path("enum").isEmpty() && random.nextInt(10) > 0) {
      return shape.path("enum").get(random.nextInt(shape.path("enum").size())).asText();
    } else if (random.nextInt(8) == 0) {
      return random.nextInt(10) == 0 ? "x".repeat(random.nextInt(LONG)) : pick(TEXTS);
    } else if (name.equals("roleArn")) {
      return "arn:aws:iam::000000000000:role/any";
    } else if (name.endsWith("Arn")) {
      return pick(arns);
    } else if (name.equals("definition")) {
      return pick(DEFINITIONS);
    }
    return name + random.nextInt(5);
  }

  private JsonNode spoilt(ObjectNode input) {
    List<String> names = new ArrayList<>();
    input.fieldNames().forEachRemaining(names::add);
    String name = names.isEmpty() ? "name" : pick(names);
    switch (random.nextInt(7)) {
      case 0 -> input.remove(name);
      case 1 -> input.putNull(name);
      case 2 -> input.set(name, wrongType());
      case 3 -> input.set("unknown", wrongType());
      case 4 -> input.set(name, nested(1 + random.nextInt(MOST_NESTED)));
      case 5 -> input.put(name, "x".repeat(1_200_000));
      default -> {
        return wrongType();
      }
    }
    return input;
  }

  private JsonNode wrongType() {
    return pick(
        List.of(
            NODES.textNode("text"),
            NODES.numberNode(1.5),
            NODES.numberNode(Double.MAX_VALUE),
            NODES.booleanNode(true),
            NODES.arrayNode().addNull().add(1),
            NODES.objectNode().put("a", 1),
            NODES.nullNode()));
  }

  private static JsonNode nested(int depth) {
    JsonNode inner = NODES.objectNode();
    for (int i = 0; i < depth; i++) {
      inner = i % 2 == 0 ? NODES.arrayNode().add(inner) : NODES.objectNode().set("a", inner);
    }
    return inner;
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
