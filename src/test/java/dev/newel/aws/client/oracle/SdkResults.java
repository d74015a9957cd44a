package dev.newel.aws.client.oracle;

import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.MapShape;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.Shape;
import dev.newel.aws.model.shape.StructureShape;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Compares the names of members in results with the getters of the SDK's classes. */
final class SdkResults {

  private final Set<Class<?>> visited = new HashSet<>();
  private final Set<String> missing = new TreeSet<>();
  private int found;

  /** Members that have no getter of their name: {@code Image.Public}. */
  Set<String> missing() {
    return missing;
  }

  int found() {
    return found;
  }

  void visit(StructureShape shape, SdkPojo builder) {
    SdkPojo result = (SdkPojo) ((Buildable) builder).build();
    if (!visited.add(result.getClass())) {
      return;
    }
    Set<String> getters =
        Arrays.stream(result.getClass().getMethods())
            .map(Method::getName)
            .collect(Collectors.toSet());
    for (Member member : inResult(shape)) {
      String name = member.javaName();
      if (getters.contains(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1))) {
        found++;
        field(result, member).ifPresent(field -> visit(member.shape(), field));
      } else {
        missing.add(shape.name() + "." + member.name());
      }
    }
  }

  /** What streams is no member of the SDK's class. */
  private static List<Member> inResult(StructureShape shape) {
    return shape.members().stream().filter(member -> !member.streaming()).toList();
  }

  private static Optional<SdkField<?>> field(SdkPojo result, Member member) {
    return result.sdkFields().stream()
        .filter(field -> field.memberName().equals(member.name()))
        .findFirst();
  }

  private void visit(Shape shape, SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (shape instanceof StructureShape structure && type == MarshallingType.SDK_POJO) {
      visit(structure, field.constructor().get());
    } else if (shape instanceof ListShape list && type == MarshallingType.LIST) {
      visit(list.element().shape(), field.getTrait(ListTrait.class).memberFieldInfo());
    } else if (shape instanceof MapShape map && type == MarshallingType.MAP) {
      visit(map.value().shape(), field.getTrait(MapTrait.class).valueFieldInfo());
    }
  }
}
