package dev.newel.task.bus;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a Task state can do on the event bus. */
enum BusAction {
  /** One consumer gets the message, and its reply is the task's result. */
  REQUEST,
  /** One consumer gets the message. */
  SEND,
  /** All consumers get the message, be there any or none. */
  PUBLISH;

  /** The names of parameters. */
  static final class Field {
    static final String ADDRESS = "Address";
    static final String BODY = "Body";
    static final String HEADERS = "Headers";
    static final String TIMEOUT = "TimeoutSeconds";

    private static final Set<String> OF_ALL = Set.of(ADDRESS, BODY, HEADERS);

    private Field() {}
  }

  /** The action of this name, as ARNs have it. */
  static Optional<BusAction> find(String name) {
    return Arrays.stream(values())
        .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  boolean has(String field) {
    return Field.OF_ALL.contains(field) || (this == REQUEST && field.equals(Field.TIMEOUT));
  }
}
