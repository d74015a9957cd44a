package dev.newel.api.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.data.Json;
import dev.newel.aws.ServiceError.ValidationException;
import dev.newel.aws.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What AWS's own model of the service says of each action's input. All of the validation that can
 * be told from the model is made from it, with the texts of AWS.
 */
public final class ServiceModel {

  private static final String RESOURCE = "/aws/states-2016-11-23.json";

  private final Map<String, StructureShape> inputs;

  private ServiceModel(Map<String, StructureShape> inputs) {
    this.inputs = inputs;
  }

  /** The model of version 2016-11-23, which all clients speak. */
  public static ServiceModel load() {
    try (InputStream resource = ServiceModel.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("not on the class path: " + RESOURCE);
      }
      JsonNode model = Json.MAPPER.readTree(resource);
      ShapeReader shapes = new ShapeReader(model.get("shapes"));
      Map<String, StructureShape> inputs = new HashMap<>();
      for (Map.Entry<String, JsonNode> operation : model.get("operations").properties()) {
        inputs.put(operation.getKey(), shapes.structure(operation.getValue().textValue()));
      }
      return new ServiceModel(Map.copyOf(inputs));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  public boolean hasAction(String name) {
    return inputs.containsKey(name);
  }

  /** The input's shape; the action must be known. */
  public StructureShape input(String action) {
    StructureShape shape = inputs.get(action);
    if (shape == null) {
      throw new IllegalArgumentException("no action of the service model: " + action);
    }
    return shape;
  }

  /**
   * Checks an action's input: the JSON types first, then the constraints. Members that the model
   * does not know are let be.
   *
   * @return the input without explicit nulls
   * @throws ServiceException with SerializationException or ValidationException
   */
  public ObjectNode validate(String action, ObjectNode input) {
    Violations violations = new Violations();
    input(action).check("", input, violations);
    List<String> found = violations.found();
    if (!found.isEmpty()) {
      throw new ServiceException(ValidationException.of(found));
    }
    return violations.sawNull() ? WithoutNulls.copy(input) : input;
  }
}
