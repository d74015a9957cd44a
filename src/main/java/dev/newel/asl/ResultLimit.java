package dev.newel.asl;

import java.nio.charset.StandardCharsets;

/**
 * The largest payload that goes from state to state.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Quotas</a>
 */
final class ResultLimit {

  /** In bytes of UTF-8. */
  private static final int MAXIMUM = 262_144;

  /** No UTF-16 unit takes more bytes of UTF-8, so that short texts need no counting. */
  private static final int BYTES_PER_CHAR = 3;

  private ResultLimit() {}

  /**
   * The same data.
   *
   * @throws StateException States.DataLimitExceeded, if it is too large
   */
  static Json check(String state, Json data) {
    String text = data.text();
    if (text.length() > MAXIMUM / BYTES_PER_CHAR
        && text.getBytes(StandardCharsets.UTF_8).length > MAXIMUM) {
      throw StateException.bare(
          ErrorName.DATA_LIMIT_EXCEEDED,
          "The state/task '"
              + state
              + "' returned a result with a size exceeding the maximum number of bytes service"
              + " limit.");
    }
    return data;
  }
}
