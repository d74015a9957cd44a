package dev.newel.task.mock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.environment.TaskMocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A mock file of Step Functions Local: test cases of state machines, by name, and what states are
 * answered with in them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html">Configuration
 *     file for mocked service integrations</a>
 */
public final class MockFile implements TaskMocks {

  private static final String MACHINES = "StateMachines";
  private static final String CASES = "TestCases";
  private static final String RESPONSES = "MockedResponses";

  /** By state machine, test case and state. */
  private final Map<String, Map<String, Map<String, MockedResponse>>> machines = new TreeMap<>();

  private final Map<String, MockedResponse> responses = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private MockFile(JsonNode root) {
    fields(root, RESPONSES)
        .forEach(
            (name, node) ->
                responses.put(name, MockedResponse.read(RESPONSES + "." + name, node, problems)));
    fields(root, MACHINES).forEach((name, node) -> machines.put(name, cases(name, node)));
  }

  /**
   * Reads a file. Blocks.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException with all that is wrong with it
   */
  public static MockFile read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  static MockFile parse(String text) {
    JsonNode root;
    try {
      root = Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is not JSON: " + e.getMessage(), e);
    }
    MockFile file = new MockFile(root);
    if (!file.problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", file.problems));
    }
    return file;
  }

  private Map<String, Map<String, MockedResponse>> cases(String machine, JsonNode node) {
    String place = MACHINES + "." + machine;
    Map<String, Map<String, MockedResponse>> cases = new TreeMap<>();
    fields(node, place, CASES)
        .forEach(
            (name, states) -> cases.put(name, states(place + "." + CASES + "." + name, states)));
    return cases;
  }

  private Map<String, MockedResponse> states(String place, JsonNode node) {
    Map<String, MockedResponse> states = new TreeMap<>();
    if (!node.isObject()) {
      problems.add(place + " must be an object of states and names of responses");
    }
    node.properties()
        .forEach(
            field -> {
              String name = field.getValue().textValue();
              MockedResponse response = name == null ? null : responses.get(name);
              if (response == null) {
                problems.add(
                    "%s.%s must be the name of one of %s, and is %s"
                        .formatted(place, field.getKey(), RESPONSES, field.getValue()));
              } else {
                states.put(field.getKey(), response);
              }
            });
    return states;
  }

  private Map<String, JsonNode> fields(JsonNode root, String name) {
    return fields(root, "", name);
  }

  /** The fields of an object that must be there. */
  private Map<String, JsonNode> fields(JsonNode node, String place, String name) {
    Map<String, JsonNode> fields = new TreeMap<>();
    JsonNode object = node.path(name);
    if (object.isObject()) {
      object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    } else {
      problems.add((place.isEmpty() ? name : place + "." + name) + " must be an object");
    }
    return fields;
  }

  @Override
  public boolean hasCase(String machine, String testCase) {
    return machines.getOrDefault(machine, Map.of()).containsKey(testCase);
  }

  @Override
  public @Nullable Answers of(String machine, String testCase, String state) {
    return machines.getOrDefault(machine, Map.of()).getOrDefault(testCase, Map.of()).get(state);
  }
}
