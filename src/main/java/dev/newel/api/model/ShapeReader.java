package dev.newel.api.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compiles the shapes of the service model's JSON. No shape of its inputs holds itself. */
final class ShapeReader {

  private final JsonNode shapes;

  ShapeReader(JsonNode shapes) {
    this.shapes = shapes;
  }

  StructureShape structure(String name) {
    return structure(shapes.required(name));
  }

  private Shape shape(String name) {
    JsonNode shape = shapes.required(name);
    String type = shape.required("type").textValue();
    return switch (type) {
      case "string" -> string(shape);
      case "integer" -> number("Integer", Integer.MIN_VALUE, Integer.MAX_VALUE, shape);
      case "long" -> number("Long", Long.MIN_VALUE, Long.MAX_VALUE, shape);
      case "float" -> {
        BigDecimal largest = new BigDecimal(Float.MAX_VALUE);
        yield number("Float", largest.negate(), largest, shape);
      }
      case "boolean" -> new BooleanShape();
      case "list" -> {
        Shape member = shape(shape.required("member").textValue());
        yield new ListShape(min(shape), max(shape), member);
      }
      case "structure" -> structure(shape);
      default -> throw new IllegalArgumentException("no such type in an input: " + type);
    };
  }

  private StructureShape structure(JsonNode shape) {
    List<String> required = texts(shape.path("required"));
    List<StructureShape.Member> members = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : shape.required("members").properties()) {
      String name = member.getKey();
      Shape memberShape = shape(member.getValue().textValue());
      members.add(new StructureShape.Member(name, memberShape, required.contains(name)));
    }
    return new StructureShape(List.copyOf(members));
  }

  private static StringShape string(JsonNode shape) {
    boolean sensitive = shape.path("sensitive").booleanValue();
    return new StringShape(
        min(shape), max(shape), pattern(shape), texts(shape.path("enum")), sensitive);
  }

  private static @Nullable Pattern pattern(JsonNode shape) {
    JsonNode pattern = shape.get("pattern");
    return pattern == null ? null : Pattern.compile(pattern.textValue());
  }

  private static NumberShape number(String type, long smallest, long largest, JsonNode shape) {
    return number(type, BigDecimal.valueOf(smallest), BigDecimal.valueOf(largest), shape);
  }

  private static NumberShape number(
      String type, BigDecimal smallest, BigDecimal largest, JsonNode shape) {
    double min = shape.path("min").asDouble(Double.NEGATIVE_INFINITY);
    double max = shape.path("max").asDouble(Double.POSITIVE_INFINITY);
    return new NumberShape(type, smallest, largest, min, max);
  }

  private static int min(JsonNode shape) {
    return shape.path("min").asInt(0);
  }

  private static int max(JsonNode shape) {
    return shape.path("max").asInt(Integer.MAX_VALUE);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.textValue()));
    return List.copyOf(texts);
  }
}
