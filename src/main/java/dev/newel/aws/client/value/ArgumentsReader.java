package dev.newel.aws.client.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.aws.model.Operation;
import dev.newel.aws.model.shape.BlobShape;
import dev.newel.aws.model.shape.BooleanShape;
import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.Location;
import dev.newel.aws.model.shape.MapShape;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.NumberShape;
import dev.newel.aws.model.shape.Shape;
import dev.newel.aws.model.shape.StringShape;
import dev.newel.aws.model.shape.StructureShape;
import dev.newel.aws.model.shape.TimestampShape;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads arguments, and collects what is wrong with them. */
final class ArgumentsReader {

  /** Of a number: one like 1e999999999 would fill the memory. */
  private static final int MOST_DIGITS = 400;

  private final String id;
  private final List<String> problems = new ArrayList<>();
  private int tokens;

  ArgumentsReader(String id) {
    this.id = id;
  }

  Arguments read(Operation operation, ObjectNode given, Dialect dialect) {
    StructureShape input = operation.input();
    ObjectNode members = structure(input, given, dialect);
    for (Member member : input.members()) {
      checkPlace(member, members.get(member.name()), dialect.nameOf(member, input));
    }
    return new Arguments(members, List.copyOf(problems));
  }

  /** Paths have no place for nothing, headers none for a line's end. */
  private void checkPlace(Member member, @Nullable JsonNode value, String field) {
    if (member.location() == Location.URI && (value == null || value.asText().isEmpty())) {
      problems.add("The field '" + field + "' is required but was missing");
    } else if (value != null && isInHeader(member) && !fitsHeaders(value)) {
      refuseFormat(field);
    }
  }

  private static boolean isInHeader(Member member) {
    return member.location() == Location.HEADER || member.location() == Location.HEADERS;
  }

  private static boolean fitsHeaders(JsonNode value) {
    if (value.isContainerNode()) {
      return value.properties().stream().allMatch(entry -> fitsHeaders(entry.getKey()))
          && value.valueStream().allMatch(ArgumentsReader::fitsHeaders);
    }
    return !value.isTextual() || fitsHeaders(value.textValue());
  }

  private static boolean fitsHeaders(String text) {
    return text.chars().noneMatch(c -> c < ' ' || c == 0x7f);
  }

  private ObjectNode structure(StructureShape shape, JsonNode given, Dialect dialect) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : given.properties()) {
      Optional<Member> member = dialect.member(shape, field.getKey());
      if (member.isEmpty()) {
        problems.add("The field \"" + field.getKey() + "\" is not supported by Step Functions");
      } else {
        JsonNode value =
            isPayload(member.get(), shape)
                ? payload(field.getValue())
                : value(
                    member.get().shape(), field.getValue(), dialect.within(shape), field.getKey());
        putIfThere(members, member.get().name(), value);
      }
    }
    shape.members().stream()
        .filter(member -> member.idempotencyToken() && !members.has(member.name()))
        .forEach(member -> members.put(member.name(), token(member)));
    return members;
  }

  private static boolean isPayload(Member member, StructureShape shape) {
    return member.name().equals(shape.payload()) && member.shape() instanceof BlobShape;
  }

  /** The body of an HTTP request is the JSON text of what is given, so a text has its quotes. */
  private static @Nullable JsonNode payload(JsonNode given) {
    return given.isNull() ? null : bytes(given.toString());
  }

  private static void putIfThere(ObjectNode object, String name, @Nullable JsonNode value) {
    if (value != null) {
      object.set(name, value);
    }
  }

  /** Null where nothing is given, or what is wrong. */
  private @Nullable JsonNode value(Shape shape, JsonNode given, Dialect dialect, String field) {
    if (given.isNull()) {
      return null;
    } else if (shape instanceof StructureShape structure && given.isObject()) {
      return structure(structure, given, dialect);
    } else if (shape instanceof ListShape list && given.isArray()) {
      return list(list, given, dialect, field);
    } else if (shape instanceof MapShape map && given.isObject()) {
      return map(map, given, dialect);
    }
    if (shape instanceof StringShape && !given.isTextual() && !dialect.writesTexts()) {
      problems.add("The value for the field '" + field + "' must be a STRING");
      return null;
    }
    JsonNode value =
        shape instanceof StructureShape structure
            ? ofText(structure, given, dialect)
            : scalar(shape, given);
    if (value == null) {
      refuseFormat(field);
    }
    return value;
  }

  private static @Nullable JsonNode ofText(StructureShape shape, JsonNode given, Dialect dialect) {
    return given.isTextual()
        ? dialect
            .meantByText(shape)
            .<JsonNode>map(
                member -> JsonNodeFactory.instance.objectNode().set(member.name(), given))
            .orElse(null)
        : null;
  }

  private ArrayNode list(ListShape shape, JsonNode given, Dialect dialect, String field) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode(given.size());
    for (JsonNode element : given) {
      JsonNode value = value(shape.element().shape(), element, dialect, field);
      if (value != null) {
        list.add(value);
      }
    }
    return list;
  }

  private ObjectNode map(MapShape shape, JsonNode given, Dialect dialect) {
    ObjectNode map = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      String key = entry.getKey();
      putIfThere(map, key, value(shape.value().shape(), entry.getValue(), dialect, key));
    }
    return map;
  }

  private static @Nullable JsonNode scalar(Shape shape, JsonNode given) {
    if (shape instanceof StringShape) {
      return given.isTextual() ? given : TextNode.valueOf(given.toString());
    } else if (shape instanceof NumberShape number) {
      return number(number, given);
    } else if (shape instanceof BooleanShape) {
      return truth(given);
    } else if (shape instanceof TimestampShape) {
      return time(given);
    } else if (shape instanceof BlobShape) {
      return given.isTextual() ? bytes(given.textValue()) : null;
    }
    return shape instanceof ListShape || shape instanceof MapShape ? null : given;
  }

  private static @Nullable JsonNode number(NumberShape shape, JsonNode given) {
    String text = given.isNumber() || given.isTextual() ? given.asText() : "";
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(text);
      if (Math.abs((long) number.scale()) > MOST_DIGITS) {
        return null;
      }
      return shape.kind().isWhole()
          ? JsonNodeFactory.instance.numberNode(number.toBigIntegerExact())
          : DecimalNode.valueOf(number);
    } catch (NumberFormatException e) {
      return null;
    } catch (ArithmeticException e) {
      return null; // a fraction where a whole number is wanted
    }
  }

  private static @Nullable JsonNode truth(JsonNode given) {
    if (given.isBoolean()) {
      return given;
    }
    return switch (given.asText()) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      default -> null;
    };
  }

  private static @Nullable JsonNode time(JsonNode given) {
    return given.isTextual()
        ? Times.read(given.textValue())
            .map(time -> DecimalNode.valueOf(Times.seconds(time)))
            .orElse(null)
        : null;
  }

  private static JsonNode bytes(String text) {
    return BinaryNode.valueOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private String token(Member member) {
    tokens++;
    String name = id + "/" + member.name() + "/" + tokens;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private void refuseFormat(String field) {
    problems.add("The value of the field '" + field + "' has an invalid format");
  }
}
