package dev.newel.aws.client.value;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.aws.model.shape.BlobShape;
import dev.newel.aws.model.shape.BooleanShape;
import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.MapShape;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.NumberShape;
import dev.newel.aws.model.shape.Range;
import dev.newel.aws.model.shape.Shape;
import dev.newel.aws.model.shape.StringShape;
import dev.newel.aws.model.shape.StructureShape;
import dev.newel.aws.model.shape.TimestampShape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of an action look like: a shape of the service's model, spelled in a dialect.
 *
 * <p>Patterns are not looked at: they are in a dialect of their own, and one that goes back and
 * forth would keep a thread busy with a text of the caller's choice.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_MockInput.html">
 *     MockInput</a>
 */
public record AnswerSchema(StructureShape shape, Dialect dialect) {

  /**
   * Numbers whose bounds AWS has since moved in the model, as it was recorded to check them: by
   * structure and member.
   */
  private static final Map<String, Range> RECORDED =
      Map.of(
          "FunctionConfiguration.MemorySize",
          new Range(BigDecimal.valueOf(128), BigDecimal.valueOf(10_240)));

  /**
   * What is first found wrong with an answer, in AWS's words; null where nothing is. Members that
   * the model has not are let be, as AWS does.
   *
   * @param complete whether members that the model requires must be there
   */
  public @Nullable String violation(JsonNode answer, boolean complete) {
    return new Check(complete).value(shape, answer, dialect, "result").orElse(null);
  }

  private record Check(boolean complete) {

    Optional<String> value(Shape shape, JsonNode value, Dialect dialect, String field) {
      if (shape instanceof StructureShape structure) {
        return value.isObject()
            ? structure(structure, value, dialect)
            : wrong(field, "must be an object");
      } else if (shape instanceof ListShape list) {
        return value.isArray()
            ? list(list, value, dialect, field)
            : wrong(field, "must be an array");
      } else if (shape instanceof MapShape map) {
        return value.isObject()
            ? map(map, value, dialect, field)
            : wrong(field, "must be an object");
      }
      boolean isPayload = shape instanceof BlobShape && dialect == Dialect.OPTIMISED;
      // optimised integrations show a payload as the JSON that it holds
      return isPayload && !value.isTextual() ? Optional.empty() : scalar(shape, value, field);
    }

    private Optional<String> structure(StructureShape shape, JsonNode value, Dialect dialect) {
      Stream<Optional<String>> missing =
          shape.members().stream()
              .filter(member -> complete && member.required())
              .map(member -> dialect.nameOf(member, shape))
              .filter(name -> value.path(name).isMissingNode())
              .map(name -> Optional.of("The field '" + name + "' is required but was missing"));
      Stream<Optional<String>> present =
          value.properties().stream().map(field -> member(shape, field, dialect));
      return first(Stream.concat(missing, present));
    }

    private Optional<String> member(
        StructureShape shape, Map.Entry<String, JsonNode> field, Dialect dialect) {
      String name = field.getKey();
      return shape
          .member(member -> dialect.nameOf(member, shape).equals(name))
          .map(member -> recorded(shape, member))
          .flatMap(inner -> value(inner, field.getValue(), dialect.within(shape), name));
    }

    private static Shape recorded(StructureShape owner, Member member) {
      Range bounds = RECORDED.get(owner.name() + "." + member.name());
      return bounds != null && member.shape() instanceof NumberShape number
          ? new NumberShape(number.kind(), bounds)
          : member.shape();
    }

    private Optional<String> list(ListShape shape, JsonNode value, Dialect dialect, String field) {
      Shape element = shape.element().shape();
      Stream<Optional<String>> elements =
          value.valueStream().map(item -> value(element, item, dialect, field));
      return first(Stream.concat(Stream.of(length(shape.size(), value.size(), field)), elements));
    }

    private Optional<String> map(MapShape shape, JsonNode value, Dialect dialect, String field) {
      Shape inner = shape.value().shape();
      Stream<Optional<String>> values =
          value.valueStream().map(item -> value(inner, item, dialect, field));
      return first(Stream.concat(Stream.of(length(shape.size(), value.size(), field)), values));
    }

    private static Optional<String> scalar(Shape shape, JsonNode value, String field) {
      if (shape instanceof StringShape text) {
        return value.isTextual() ? text(text, value.textValue(), field) : noText(field);
      } else if (shape instanceof BlobShape blob) {
        return value.isTextual()
            ? length(blob.length(), value.textValue().length(), field)
            : noText(field);
      } else if (shape instanceof NumberShape number) {
        return value.isNumber()
            ? range(number.range(), value.decimalValue(), field)
            : wrong(field, "must be a number");
      } else if (shape instanceof BooleanShape) {
        return value.isBoolean() ? Optional.empty() : wrong(field, "must be a boolean");
      } else if (shape instanceof TimestampShape) {
        return value.isTextual() || value.isNumber() ? Optional.empty() : noText(field);
      }
      return Optional.empty();
    }

    private static Optional<String> text(StringShape shape, String value, String field) {
      List<String> values = shape.values();
      return values.isEmpty() || values.contains(value)
          ? length(shape.length(), value.length(), field)
          : wrong(field, "is not an expected value");
    }

    private static Optional<String> length(Range bounds, int length, String field) {
      BigDecimal value = BigDecimal.valueOf(length);
      if (bounds.isAbove(value)) {
        return wrong(field, "is smaller than the minimum length");
      }
      return bounds.isBelow(value) ? wrong(field, "exceeds the maximum length") : Optional.empty();
    }

    private static Optional<String> range(Range bounds, BigDecimal value, String field) {
      if (bounds.isAbove(value)) {
        return wrong(field, "is less than the minimum value");
      }
      return bounds.isBelow(value) ? wrong(field, "exceeds the maximum value") : Optional.empty();
    }

    private static Optional<String> first(Stream<Optional<String>> findings) {
      return findings.flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> noText(String field) {
      return wrong(field, "must be a string");
    }

    private static Optional<String> wrong(String field, String what) {
      return Optional.of("Field '" + field + "' " + what);
    }
  }
}
