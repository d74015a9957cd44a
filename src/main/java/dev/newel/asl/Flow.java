package dev.newel.asl;

import java.util.Map;

/**
 * States and where to start among them: the top level of a machine, a branch of a Parallel state,
 * or the item processor of a Map state. Transitions never leave their flow.
 */
public record Flow(String startAt, Map<String, State> states) {

  /** Stands in where a definition has no flow to parse; such a definition is refused. */
  public static final Flow NONE = new Flow("", Map.of());

  /**
   * The state of a name.
   *
   * @throws IllegalArgumentException if there is no such state; a valid definition names no other
   */
  public State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalArgumentException("no state '" + name + "' in this flow");
    }
    return state;
  }
}
