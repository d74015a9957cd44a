package dev.newel.aws.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Where models are read from. */
interface ModelSource {

  /** The services it has, by their names in ARNs. */
  Set<String> names();

  /**
   * The model as JSON.
   *
   * @param name one of {@link #names()}
   */
  JsonNode read(String name);
}
