package dev.newel.task.mock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.environment.TaskMocks;
import dev.newel.interpreter.environment.TaskMocks.Answer;
import dev.newel.interpreter.environment.TaskMocks.Returned;
import dev.newel.interpreter.environment.TaskMocks.Thrown;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answers that a state gets one after the other.
 *
 * @param parts by the index of their first answer
 */
record MockedResponse(NavigableMap<Integer, Part> parts) implements TaskMocks.Answers {

  private static final Pattern KEY = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

  /** The same answer, up to an index. */
  record Part(int last, Answer answer) {}

  @Override
  public @Nullable Answer get(int index) {
    Map.Entry<Integer, Part> part = parts.floorEntry(index);
    return part == null || part.getValue().last < index ? null : part.getValue().answer;
  }

  /**
   * Reads one of {@code MockedResponses}.
   *
   * @param problems is told what is wrong with it
   */
  static MockedResponse read(String place, JsonNode node, List<String> problems) {
    NavigableMap<Integer, Part> parts = new TreeMap<>();
    node.properties()
        .forEach(
            field -> {
              String here = place + "." + field.getKey();
              Answer answer = answer(here, field.getValue(), problems);
              Matcher key = KEY.matcher(field.getKey());
              if (!key.matches()) {
                problems.add(here + " must be an index such as 0, or a range such as 0-2");
                return;
              }
              int first = Integer.parseInt(key.group(1));
              int last = key.group(2) == null ? first : Integer.parseInt(key.group(2));
              if (last < first) {
                problems.add(here + " is a range that ends before it begins");
              } else if (parts.put(first, new Part(last, answer)) != null) {
                problems.add("%s answers index %d once more".formatted(here, first));
              }
            });
    checkOrder(place, parts, problems);
    return new MockedResponse(parts);
  }

  /** The indexes begin with 0, and none is left out or named twice. */
  private static void checkOrder(
      String place, NavigableMap<Integer, Part> parts, List<String> problems) {
    if (parts.isEmpty()) {
      problems.add(place + " must be an object with an answer for index 0 at least");
    }
    int expected = 0;
    for (Map.Entry<Integer, Part> part : parts.entrySet()) {
      if (part.getKey() != expected) {
        problems.add(
            part.getKey() > expected
                ? "%s has no answer for index %d".formatted(place, expected)
                : "%s has more than one answer for index %d".formatted(place, part.getKey()));
        return;
      }
      expected = part.getValue().last + 1;
    }
  }

  private static Answer answer(String place, JsonNode node, List<String> problems) {
    JsonNode returned = node.get("Return");
    JsonNode thrown = node.get("Throw");
    if ((returned == null) == (thrown == null)) {
      problems.add(place + " must have either Return or Throw");
      return new Returned(Json.NULL);
    }
    if (returned != null) {
      return new Returned(Json.of(returned));
    }
    String error = thrown.path("Error").textValue();
    String cause = thrown.path("Cause").textValue();
    if (error == null || cause == null) {
      problems.add(place + ".Throw must have the texts Error and Cause");
      return new Returned(Json.NULL);
    }
    return new Thrown(error, cause);
  }
}
