package dev.newel.aws.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.aws.model.shape.BlobShape;
import dev.newel.aws.model.shape.BooleanShape;
import dev.newel.aws.model.shape.DocumentShape;
import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.Location;
import dev.newel.aws.model.shape.MapShape;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.NumberShape;
import dev.newel.aws.model.shape.Range;
import dev.newel.aws.model.shape.Shape;
import dev.newel.aws.model.shape.ShapeRef;
import dev.newel.aws.model.shape.StringShape;
import dev.newel.aws.model.shape.StructureShape;
import dev.newel.aws.model.shape.TimestampShape;
import dev.newel.aws.model.shape.XmlNamespace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the shapes of a model. */
final class ShapeReader {

  private final JsonNode model;
  private final Map<String, Shape> shapes = new HashMap<>();

  ShapeReader(JsonNode model) {
    this.model = model;
    for (Map.Entry<String, JsonNode> shape : model.properties()) {
      shapes.put(shape.getKey(), shape(shape.getKey(), shape.getValue()));
    }
  }

  StructureShape structure(String name) {
    if (shapes.get(name) instanceof StructureShape structure) {
      return structure;
    }
    throw new IllegalArgumentException("the model has no structure " + name);
  }

  static @Nullable XmlNamespace namespace(JsonNode shape) {
    JsonNode namespace = shape.path("xmlNamespace");
    String uri = namespace.path("uri").textValue();
    return uri == null ? null : new XmlNamespace(namespace.path("prefix").textValue(), uri);
  }

  private Shape shape(String name, JsonNode shape) {
    String type = shape.required("type").textValue();
    return switch (type) {
      case "structure" ->
          shape.path("document").booleanValue() ? new DocumentShape() : structure(name, shape);
      case "list" -> list(shape);
      case "map" -> map(shape);
      case "string", "character" ->
          new StringShape(
              range(shape),
              text(shape, "pattern"),
              texts(shape.path("enum")),
              shape.path("sensitive").booleanValue());
      case "blob" -> new BlobShape(range(shape));
      case "timestamp" ->
          new TimestampShape(TimestampShape.Format.of(text(shape, "timestampFormat")));
      case "boolean" -> new BooleanShape();
      case "integer", "short" -> new NumberShape(NumberShape.Kind.INTEGER, range(shape));
      case "long", "bigInteger" -> new NumberShape(NumberShape.Kind.LONG, range(shape));
      case "float" -> new NumberShape(NumberShape.Kind.FLOAT, range(shape));
      case "double", "bigDecimal" -> new NumberShape(NumberShape.Kind.DOUBLE, range(shape));
      default -> throw new IllegalArgumentException(name + " has no such type: " + type);
    };
  }

  private StructureShape structure(String name, JsonNode shape) {
    Set<String> required = new HashSet<>(texts(shape.path("required")));
    List<Member> members = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : shape.path("members").properties()) {
      members.add(
          member(name, member.getKey(), member.getValue(), required.contains(member.getKey())));
    }
    return new StructureShape(
        name,
        List.copyOf(members),
        text(shape, "payload"),
        text(shape, "locationName"),
        namespace(shape),
        shape.path("union").booleanValue(),
        shape.path("eventstream").booleanValue());
  }

  private Member member(String structure, String name, JsonNode member, boolean required) {
    String wireName = text(member, "locationName");
    return new Member(
        name,
        JavaNames.member(structure, name),
        reference(member),
        required,
        Location.of(text(member, "location")),
        wireName == null ? name : wireName,
        wireName != null,
        text(member, "queryName"),
        namespace(member),
        isMarked("flattened", member),
        member.path("xmlAttribute").booleanValue(),
        member.path("idempotencyToken").booleanValue(),
        member.path("jsonvalue").booleanValue(),
        isMarked("streaming", member),
        member.path("emptyInLegacy").booleanValue());
  }

  /** Some marks stand at the member or at its type. */
  private boolean isMarked(String mark, JsonNode member) {
    JsonNode shape = model.path(member.required("shape").textValue());
    return member.path(mark).booleanValue() || shape.path(mark).booleanValue();
  }

  private ListShape list(JsonNode shape) {
    JsonNode element = shape.required("member");
    return new ListShape(reference(element), text(element, "locationName"), range(shape));
  }

  private MapShape map(JsonNode shape) {
    JsonNode key = shape.required("key");
    JsonNode value = shape.required("value");
    return new MapShape(
        reference(key),
        reference(value),
        key.path("locationName").asText("key"),
        value.path("locationName").asText("value"),
        range(shape));
  }

  private ShapeRef reference(JsonNode reference) {
    return new ShapeRef(reference.required("shape").textValue(), shapes);
  }

  private static Range range(JsonNode shape) {
    BigDecimal min = number(shape.path("min"));
    BigDecimal max = number(shape.path("max"));
    return min == null && max == null ? Range.ANY : new Range(min, max);
  }

  private static @Nullable BigDecimal number(JsonNode number) {
    return number.isNumber() ? number.decimalValue() : null;
  }

  private static @Nullable String text(JsonNode object, String field) {
    return object.path(field).textValue();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.textValue()));
    return List.copyOf(texts);
  }
}
