package dev.newel.asl;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a Map state has beside others that runs its items as executions of their own.
 *
 * @param label what its Map Runs are called by
 * @param isExpress whether the executions are Express ones, of which nothing is stored
 * @param reader where the items come from; null where they are in the state's input
 * @param batching null where each item has an execution of its own
 * @param writer where the results go; null where they are the state's result
 * @param tolerance how many may fail
 * @param namesItems whether the state says which part of its input the items are
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html">Distributed
 *     mode</a>
 */
public record Distribution(
    String label,
    boolean isExpress,
    @Nullable MapService reader,
    @Nullable Batching batching,
    @Nullable MapService writer,
    Tolerance tolerance,
    boolean namesItems) {

  /**
   * How many items may fail before the state does: more than either says is too many.
   *
   * @param count null where the state does not say
   * @param percentage from 0 to 100; null where the state does not say
   */
  public record Tolerance(@Nullable Computed<Long> count, @Nullable Computed<Double> percentage) {}

  /**
   * The same with Express executions only if these can run the items' flow; else they are others.
   */
  public Distribution expressIf(boolean canRun) {
    return new Distribution(
        label, isExpress && canRun, reader, batching, writer, tolerance, namesItems);
  }

  /** The label of a state that has none: always the same one. */
  public static String labelOf(String state) {
    return UUID.nameUUIDFromBytes(state.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
