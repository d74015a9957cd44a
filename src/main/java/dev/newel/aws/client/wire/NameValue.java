package dev.newel.aws.client.wire;

import java.util.List;
import java.util.Optional;

/** A header, or a parameter of a query or form, not encoded. */
public record NameValue(String name, String value) {

  /** The value of the first of a name, in any case. */
  public static Optional<String> find(List<NameValue> headers, String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(NameValue::value)
        .findFirst();
  }
}
