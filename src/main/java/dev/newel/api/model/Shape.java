package dev.newel.api.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.aws.ServiceError.SerializationException;
import dev.newel.aws.ServiceException;

/** A type of the service model, with the constraints on its values. */
public sealed interface Shape
    permits StringShape, NumberShape, BooleanShape, ListShape, StructureShape {

  /**
   * Checks a value that is there.
   *
   * @param path from the input: {@code name}, {@code tags.1.member.key}
   * @throws ServiceException with SerializationException, at once: another JSON type
   */
  void check(String path, JsonNode value, Violations violations);

  /** The value that a parameter's text stands for in the Query protocol. */
  JsonNode fromText(String text);

  /** The refusal of a value of another JSON type, which AWS names by its parser's tokens. */
  static ServiceException mismatch(JsonNode value, String wanted) {
    String message =
        switch (value.getNodeType()) {
          case OBJECT -> "Start of structure or map found where not expected.";
          case ARRAY -> "Start of list found where not expected";
          case STRING -> "STRING_VALUE" + wanted;
          case NUMBER -> "NUMBER_VALUE" + wanted;
          case BOOLEAN -> (value.booleanValue() ? "TRUE_VALUE" : "FALSE_VALUE") + wanted;
          default -> "NULL_VALUE" + wanted;
        };
    return new ServiceException(new SerializationException(message));
  }
}
