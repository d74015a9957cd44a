package dev.newel.api.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Named members, in the model's order. */
public record StructureShape(List<Member> members) implements Shape {

  record Member(String name, Shape shape, boolean required) {}

  @Override
  public void check(String path, JsonNode value, Violations violations) {
    if (!value.isObject()) {
      throw Shape.mismatch(value, " can not be converted to a Structure");
    }
    for (Member member : members) {
      JsonNode found = value.get(member.name());
      if (found == null || found.isNull()) {
        if (found != null) {
          violations.noteNull();
        }
        if (member.required()) {
          violations.addMissing(join(path, member.name()));
        }
      } else {
        member.shape().check(join(path, member.name()), found, violations);
      }
    }
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  public @Nullable Shape member(String name) {
    for (Member member : members) {
      if (member.name().equals(name)) {
        return member.shape();
      }
    }
    return null;
  }

  @Override
  public JsonNode fromText(String text) {
    return RequestJson.parse(text);
  }
}
