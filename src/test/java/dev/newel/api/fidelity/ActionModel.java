package dev.newel.api.fidelity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Json;
import dev.newel.aws.model.ServiceModel;
import dev.newel.aws.model.ServiceModels;
import dev.newel.aws.model.shape.ListShape;
import dev.newel.aws.model.shape.MapShape;
import dev.newel.aws.model.shape.Member;
import dev.newel.aws.model.shape.Shape;
import dev.newel.aws.model.shape.StructureShape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

/**
 * What AWS says of an action, from three sides: the model that Newel checks requests by, the one it
 * calls services by, and the SDK for Java, whose methods declare their errors.
 */
final class ActionModel {

  private static final JsonNode INPUTS = inputs();
  private static final ServiceModel MODEL = ServiceModels.bundled().find("sfn").orElseThrow();

  /** What any action may answer, as AWS's page on common errors and its frame have it. */
  private static final Set<String> COMMON =
      Set.of(
          "ValidationException",
          "SerializationException",
          "UnknownOperationException",
          "AccessDeniedException",
          "ThrottlingException",
          "MissingAction",
          "RequestEntityTooLargeException");

  private ActionModel() {}

  private static JsonNode inputs() {
    try (InputStream model = ActionModel.class.getResourceAsStream("/aws/states-2016-11-23.json")) {
      return Json.MAPPER.readTree(Objects.requireNonNull(model));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> actions() {
    List<String> actions = new ArrayList<>();
    INPUTS.path("operations").fieldNames().forEachRemaining(actions::add);
    return actions;
  }

  /** The shape of an action's input, as the stripped model has it. */
  static JsonNode input(String action) {
    return shape(INPUTS.path("operations").path(action).asText());
  }

  static JsonNode shape(String name) {
    return INPUTS.path("shapes").path(name);
  }

  /** The errors that an action declares, by their codes. */
  static List<String> errors(String action) {
    Method method =
        Arrays.stream(SfnClient.class.getMethods())
            .filter(each -> each.getName().equalsIgnoreCase(action))
            .filter(each -> each.getParameterCount() == 1)
            .filter(each -> each.getParameterTypes()[0].getSimpleName().endsWith("Request"))
            .findFirst()
            .orElseThrow();
    return Arrays.stream(method.getExceptionTypes())
        .filter(SfnException.class::isAssignableFrom)
        .filter(each -> each != SfnException.class)
        .map(each -> code(each.getSimpleName()))
        .toList();
  }

  /** The SDK adds "Exception" to the names that do not end with it. */
  private static String code(String className) {
    String without = className.substring(0, className.length() - "Exception".length());
    return MODEL.errors().stream().anyMatch(error -> error.name().equals(className))
        ? className
        : without;
  }

  static boolean mayFailWith(String action, String error) {
    return COMMON.contains(error) || errors(action).contains(error);
  }

  /** A member of an answer that the action's output does not have; empty where there is none. */
  static Optional<String> unknownMember(String action, JsonNode answer) {
    String name = Character.toLowerCase(action.charAt(0)) + action.substring(1);
    return unknown(MODEL.operation(name).orElseThrow().output(), answer, "");
  }

  private static Optional<String> unknown(Shape shape, JsonNode value, String path) {
    if (shape instanceof StructureShape structure) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        String place = path + "/" + field.getKey();
        Optional<Member> member = structure.member(each -> each.name().equals(field.getKey()));
        Optional<String> found =
            member.isEmpty()
                ? Optional.of(place)
                : unknown(member.get().shape(), field.getValue(), place);
        if (found.isPresent()) {
          return found;
        }
      }
    } else if (shape instanceof ListShape list) {
      return first(list.element().shape(), value, path);
    } else if (shape instanceof MapShape map) {
      return first(map.value().shape(), value, path);
    }
    return Optional.empty();
  }

  private static Optional<String> first(Shape shape, JsonNode values, String path) {
    for (JsonNode value : values) {
      Optional<String> found = unknown(shape, value, path + "/*");
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
