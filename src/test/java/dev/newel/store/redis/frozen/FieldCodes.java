package dev.newel.store.redis.frozen;

import dev.newel.interpreter.model.event.EventType;
import dev.newel.interpreter.model.event.EventType.Field;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How the fields of history events are written. A field has the same code in all types, and a code
 * once given is for ever.
 */
final class FieldCodes {

  private static final Map<String, Character> CODES =
      Map.ofEntries(
          Map.entry("cause", 'c'),
          Map.entry("error", 'e'),
          Map.entry("heartbeatInSeconds", 'h'),
          Map.entry("index", 'x'),
          Map.entry("input", 'i'),
          Map.entry("length", 'l'),
          Map.entry("name", 'n'),
          Map.entry("output", 'o'),
          Map.entry("parameters", 'p'),
          Map.entry("region", 'g'),
          Map.entry("resource", 's'),
          Map.entry("resourceType", 'y'),
          Map.entry("roleArn", 'r'),
          Map.entry("taskCredentials", 'k'),
          Map.entry("timeoutInSeconds", 't'),
          Map.entry("workerName", 'w'));

  /** The codes of each type's fields, in their order. What types have got since comes last. */
  private static final Map<EventType, String> OF_TYPES = ofTypes();

  private FieldCodes() {}

  private static Map<EventType, String> ofTypes() {
    Map<EventType, String> all = new EnumMap<>(EventType.class);
    for (EventType type : EventType.values()) {
      StringBuilder codes = new StringBuilder();
      type.fields().stream()
          .map(field -> CODES.get(field.name()))
          .filter(Objects::nonNull)
          .forEach(codes::append);
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
    Character code = CODES.get(field.name());
    if (code == null) {
      throw new IllegalArgumentException("no code for the field " + field.name());
    }
    return code;
  }
}
