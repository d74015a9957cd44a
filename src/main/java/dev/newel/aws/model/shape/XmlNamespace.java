package dev.newel.aws.model.shape;

import org.jspecify.annotations.Nullable;

/** A namespace that an element declares. */
public record XmlNamespace(@Nullable String prefix, String uri) {

  /** The attribute that declares it: {@code xmlns} or {@code xmlns:xsi}. */
  public String attribute() {
    return prefix == null ? "xmlns" : "xmlns:" + prefix;
  }
}
