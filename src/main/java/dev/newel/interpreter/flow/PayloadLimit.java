package dev.newel.interpreter.flow;

import dev.newel.asl.State;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.StateException;
import dev.newel.interpreter.environment.Environment.Limits;
import dev.newel.interpreter.model.Turn;
import java.nio.charset.StandardCharsets;

/**
 * The largest payload that goes into a state, a task, a branch or an iteration, or out of them: by
 * itself, and with all that the execution's frames hold.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Quotas</a>
 */
public record PayloadLimit(Turn turn, Limits limits) {

  /** No UTF-16 unit takes more bytes of UTF-8, so that short texts need no counting. */
  private static final int BYTES_PER_CHAR = 3;

  /**
   * The same data. They have their text from here on, so that nothing can go wrong with it after
   * the turn.
   *
   * @throws StateException {@code States.DataLimitExceeded}, if they are too large
   */
  public Json check(State state, Json data) {
    return check(state.name(), data);
  }

  /**
   * The same for a result that somebody else gave.
   *
   * @param giver as AWS names it: {@code states}
   */
  public Json check(String giver, Json data) {
    int bytes = limits.payloadBytes();
    String text = data.text();
    if (text.length() > bytes / BYTES_PER_CHAR
        && (text.length() > bytes || text.getBytes(StandardCharsets.UTF_8).length > bytes)) {
      throw StateException.bare(
          ErrorName.DATA_LIMIT_EXCEEDED,
          "The state/task '"
              + giver
              + "' returned a result with a size exceeding the maximum number of bytes service"
              + " limit.");
    }
    if (turn.heldCharactersWith(data) > limits.heldCharacters()) {
      throw StateException.bare(
          ErrorName.DATA_LIMIT_EXCEEDED,
          "The states of the execution hold payloads with a size exceeding the maximum of "
              + limits.heldCharacters()
              + " characters together.");
    }
    return data;
  }
}
