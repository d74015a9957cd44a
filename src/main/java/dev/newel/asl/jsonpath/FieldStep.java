package dev.newel.asl.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** A step to fields of an object, by their names. */
sealed interface FieldStep extends Step {

  @Override
  default boolean isDefinite() {
    return true;
  }

  /** {@code .name} or {@code ['name']}. */
  record Name(String name) implements FieldStep {
    @Override
    public String fragment() {
      return "['" + name + "']";
    }

    @Override
    public boolean take(Walk walk, int at, JsonNode node, boolean isBare) {
      if (!node.isObject()) {
        return walk.leadsNowhere(DeadEnd.NO_OBJECT, at);
      }
      JsonNode value = node.get(name);
      if (value != null) {
        return walk.enter(at, name, value);
      }
      boolean isLast = walk.route().isLast(at);
      if (!isLast && !walk.route().needsFieldAt(at)) {
        return true;
      }
      walk.trail().add(name);
      return walk.leadsNowhere(isLast ? DeadEnd.NO_RESULT : DeadEnd.NO_FIELD, at);
    }

    @Override
    public boolean isTakenFrom(Walk walk, JsonNode container) {
      return container.has(name);
    }
  }

  /**
   * {@code ['a', 'b']}: an object with those of the fields that are there. Only as the last step;
   * that it is not is found out when it is taken.
   *
   * @param names none, where a quote is not closed
   */
  record Names(List<String> names) implements FieldStep {
    @Override
    public String fragment() {
      return names.stream()
          .map(name -> "'" + name + "'")
          .collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public boolean take(Walk walk, int at, JsonNode node, boolean isBare) {
      if (!node.isObject()) {
        return walk.leadsNowhere(DeadEnd.NO_OBJECT, at);
      }
      if (!walk.route().isLast(at)) {
        String path = walk.trail() + fragment();
        throw new PathNotFoundException(
            () -> "Multi properties can only be used as path leafs: " + path);
      }
      walk.spend(names.size());
      ObjectNode fields = JsonNodeFactory.instance.objectNode();
      for (String name : names) {
        JsonNode value = node.get(name);
        if (value != null) {
          fields.set(name, value);
        } else if (walk.needsAllFields()) {
          return walk.leadsNowhere(DeadEnd.NO_FIELD, at);
        }
      }
      return walk.goOn(at, fields, false);
    }

    @Override
    public boolean isTakenFrom(Walk walk, JsonNode container) {
      walk.spend(names.size());
      return container.isObject() && names.stream().allMatch(container::has);
    }
  }
}
