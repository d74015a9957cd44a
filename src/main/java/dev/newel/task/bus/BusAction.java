package dev.newel.task.bus;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a Task state can do on the event bus. */
enum BusAction {
  /** One consumer gets the message, and its reply is the task's result. */
  REQUEST(Set.of(Field.ADDRESS, Field.BODY, Field.HEADERS, Field.TIMEOUT)),
  /** One consumer gets the message. */
  SEND(Set.of(Field.ADDRESS, Field.BODY, Field.HEADERS)),
  /** All consumers get the message, be there any or none. */
  PUBLISH(Set.of(Field.ADDRESS, Field.BODY, Field.HEADERS));

  /** The names of parameters. */
  static final class Field {
    static final String ADDRESS = "Address";
    static final String BODY = "Body";
    static final String HEADERS = "Headers";
    static final String TIMEOUT = "TimeoutSeconds";

    private Field() {}
  }

  private final Set<String> fields;

  BusAction(Set<String> fields) {
    this.fields = fields;
  }

  /** The action of this name, as ARNs have it. */
  static Optional<BusAction> find(String name) {
    return Arrays.stream(values())
        .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  boolean has(String field) {
    return fields.contains(field);
  }
}
