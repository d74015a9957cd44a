package dev.newel.aws.model;

import org.jspecify.annotations.Nullable;

/**
 * An error that a service's model names.
 *
 * @param name of its shape
 * @param code as it stands on the wire, where it is not the shape's name
 * @param httpStatus where the model says it
 */
public record ErrorShape(String name, @Nullable String code, @Nullable Integer httpStatus) {

  /** Its class in the AWS SDK for Java 2, and its name in errors of SDK integrations. */
  public String javaClass() {
    return JavaNames.exception(name);
  }

  /** Its class in the AWS SDK for Java 1, and its name in errors of optimised integrations. */
  public String legacyClass() {
    return JavaNames.legacyException(name);
  }
}
