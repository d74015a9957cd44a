package dev.newel.aws.client.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.model.JavaNames;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Gives a state's arguments to a request of the SDK. Members are found by the setters of their
 * names, so a name that Newel spells otherwise than the SDK is not found.
 */
final class SdkArguments {

  private SdkArguments() {}

  /**
   * Sets members of a request, or of a structure in it.
   *
   * @throws IllegalArgumentException if it has no member of a name
   */
  static void fill(SdkPojo builder, ObjectNode arguments) {
    for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
      SdkField<?> field =
          field(builder, argument.getKey())
              .orElseThrow(() -> new IllegalArgumentException("no member " + argument.getKey()));
      field.set(builder, payload(field, argument.getValue()));
    }
  }

  /** The field that a setter of the name sets: of the fields, their model's names are known. */
  private static Optional<SdkField<?>> field(SdkPojo builder, String name) {
    String setter = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    boolean hasSetter =
        Arrays.stream(builder.getClass().getMethods())
            .map(Method::getName)
            .anyMatch(setter::equals);
    String structure = builder.getClass().getEnclosingClass().getSimpleName();
    return hasSetter
        ? builder.sdkFields().stream().filter(field -> isNamed(structure, field, name)).findFirst()
        : Optional.empty();
  }

  private static boolean isNamed(String structure, SdkField<?> field, String name) {
    return JavaNames.member(structure, field.memberName()).equals(name)
        || JavaNames.member(structure.replaceAll("Request$", "Input"), field.memberName())
            .equals(name);
  }

  /** Bodies are given as Step Functions gives them, as JSON texts. */
  private static Object payload(SdkField<?> field, JsonNode value) {
    return field.containsTrait(PayloadTrait.class)
            && field.marshallingType() == MarshallingType.SDK_BYTES
        ? SdkBytes.fromUtf8String(value.toString())
        : value(field, value);
  }

  private static Object value(SdkField<?> field, JsonNode value) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO) {
      SdkPojo builder = field.constructor().get();
      fill(builder, (ObjectNode) value);
      return ((Buildable) builder).build();
    } else if (type == MarshallingType.LIST) {
      SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
      List<Object> list = new ArrayList<>();
      value.forEach(item -> list.add(value(element, item)));
      return list;
    } else if (type == MarshallingType.MAP) {
      SdkField<?> element = field.getTrait(MapTrait.class).valueFieldInfo();
      Map<String, Object> map = new LinkedHashMap<>();
      value.properties().forEach(item -> map.put(item.getKey(), value(element, item.getValue())));
      return map;
    }
    return scalar(type, value);
  }

  private static Object scalar(MarshallingType<?> type, JsonNode value) {
    if (type == MarshallingType.STRING) {
      return value.asText();
    } else if (type == MarshallingType.INTEGER) {
      return value.intValue();
    } else if (type == MarshallingType.LONG) {
      return value.longValue();
    } else if (type == MarshallingType.FLOAT) {
      return value.floatValue();
    } else if (type == MarshallingType.DOUBLE) {
      return value.doubleValue();
    } else if (type == MarshallingType.BIG_DECIMAL) {
      return value.decimalValue();
    } else if (type == MarshallingType.BOOLEAN) {
      return value.booleanValue();
    } else if (type == MarshallingType.INSTANT) {
      return Instant.parse(value.asText());
    } else if (type == MarshallingType.SDK_BYTES) {
      return SdkBytes.fromUtf8String(value.asText());
    } else if (type == MarshallingType.DOCUMENT) {
      return Document.mapBuilder().putBoolean("document", true).build();
    }
    throw new IllegalArgumentException("no such type: " + type);
  }
}
