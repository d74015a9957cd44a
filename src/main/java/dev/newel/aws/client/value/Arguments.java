package dev.newel.aws.client.value;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.model.Operation;
import java.util.List;

/**
 * A state's arguments, brought into the form that all protocols write from.
 *
 * @param members by their names in the model; bytes as bytes, times as seconds since 1970
 * @param problems why they cannot be used, in AWS's words; empty if they can
 */
public record Arguments(ObjectNode members, List<String> problems) {

  /**
   * Reads a state's arguments.
   *
   * @param given of which nulls count as not given
   * @param id of the call: idempotency tokens that are not given are made of it, so that the call
   *     made again is known to be the same
   */
  public static Arguments read(Operation operation, ObjectNode given, Dialect dialect, String id) {
    return new ArgumentsReader(id).read(operation, given, dialect);
  }
}
