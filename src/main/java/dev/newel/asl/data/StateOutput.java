package dev.newel.asl.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What a state leaves behind: both were evaluated on what stood when the state was entered, so that
 * neither sees what the other changes.
 *
 * @param data the input of the next state
 * @param assigned the variables that the state sets, by name
 */
public record StateOutput(Json data, Map<String, JsonNode> assigned) {

  /** Data alone. */
  public static StateOutput of(Json data) {
    return new StateOutput(data, Map.of());
  }
}
