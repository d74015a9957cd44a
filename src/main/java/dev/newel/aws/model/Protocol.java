package dev.newel.aws.model;

import java.util.List;
import java.util.Optional;

/** How a service is spoken to. */
public enum Protocol {
  JSON("json"),
  REST_JSON("rest-json"),
  REST_XML("rest-xml"),
  QUERY("query"),
  EC2("ec2");

  private final String modelName;

  Protocol(String modelName) {
    this.modelName = modelName;
  }

  /** The first of those that a service speaks which Newel speaks too. CBOR it does not. */
  static Optional<Protocol> firstOf(List<String> names) {
    return names.stream().flatMap(name -> of(name).stream()).findFirst();
  }

  private static Optional<Protocol> of(String name) {
    for (Protocol protocol : values()) {
      if (protocol.modelName.equals(name)) {
        return Optional.of(protocol);
      }
    }
    return Optional.empty();
  }
}
