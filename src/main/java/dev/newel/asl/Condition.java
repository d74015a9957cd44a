package dev.newel.asl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.newel.asl.data.Scope;
import dev.newel.asl.data.StateException;

/** What a rule of a Choice state asks of the data. */
@FunctionalInterface
public interface Condition {

  /**
   * Whether it holds.
   *
   * @param input the state's, after InputPath
   * @throws StateException if the data do not have what it asks about
   */
  boolean holds(JsonNode input, Scope scope);
}
