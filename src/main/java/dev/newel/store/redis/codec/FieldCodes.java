package dev.newel.store.redis.codec;

import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.EventType.Field;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the fields of history events are written. A field has the same code in all types, and a code
 * once given is for ever.
 */
final class FieldCodes {

  /** The codes of each type's fields, in their order. */
  private static final Map<EventType, String> OF_TYPES = ofTypes();

  private FieldCodes() {}

  private static Map<EventType, String> ofTypes() {
    Map<EventType, String> all = new EnumMap<>(EventType.class);
    for (EventType type : EventType.values()) {
      StringBuilder codes = new StringBuilder();
      type.fields().forEach(field -> codes.append(code(field)));
      all.put(type, codes.toString());
    }
    return all;
  }

  /** The codes of a type's fields, in their order. */
  static String codes(EventType type) {
    String codes = OF_TYPES.get(type);
    if (codes == null) {
      throw new IllegalStateException("no codes for " + type);
    }
    return codes;
  }

  static char code(Field field) {
    return switch (field.name()) {
      case "assignedVariables" -> 'a';
      case "cause" -> 'c';
      case "error" -> 'e';
      case "heartbeatInSeconds" -> 'h';
      case "index" -> 'x';
      case "input" -> 'i';
      case "length" -> 'l';
      case "location" -> 'v';
      case "mapRunArn" -> 'm';
      case "name" -> 'n';
      case "output" -> 'o';
      case "parameters" -> 'p';
      case "redriveCount" -> 'd';
      case "region" -> 'g';
      case "resource" -> 's';
      case "resourceType" -> 'y';
      case "roleArn" -> 'r';
      case "state" -> 'z';
      case "stateMachineAliasArn" -> 'j';
      case "stateMachineVersionArn" -> 'q';
      case "taskCredentials" -> 'k';
      case "timeoutInSeconds" -> 't';
      case "workerName" -> 'w';
      default -> throw new IllegalArgumentException("no code for the field " + field.name());
    };
  }
}
