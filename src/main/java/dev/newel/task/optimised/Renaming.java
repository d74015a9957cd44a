package dev.newel.task.optimised;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.interpreter.task.TaskArn.Pattern;
import dev.newel.task.TaskOwner;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arguments that the service calls otherwise.
 *
 * @param names {@code ClusterId=JobFlowId}; {@code Step=Steps[]} is one of a list
 */
record Renaming(List<String> names) implements Integration.Before {

  private static final String LIST = "[]";

  @Override
  public ObjectNode arguments(ObjectNode given, Pattern pattern, @Nullable TaskOwner execution) {
    for (String name : names) {
      JsonNode value = given.remove(left(name));
      if (value != null && name.endsWith(LIST)) {
        given.putArray(right(name)).add(value);
      } else if (value != null) {
        given.set(right(name), value);
      }
    }
    return given;
  }

  @Override
  public String nameGiven(String member) {
    return names.stream()
        .filter(name -> right(name).equals(member))
        .findFirst()
        .map(Renaming::left)
        .orElse(member);
  }

  private static String left(String name) {
    return name.substring(0, name.indexOf('='));
  }

  private static String right(String name) {
    int end = name.endsWith(LIST) ? name.length() - LIST.length() : name.length();
    return name.substring(name.indexOf('=') + 1, end);
  }
}
