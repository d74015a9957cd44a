package dev.newel.store;

import dev.newel.aws.Arn;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import io.vertx.core.Future;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Executions of Express machines that nobody waits for: a record of each that is under way, and
 * whose it is to run. What its owner lets lapse a sweep hands to another instance, where it begins
 * again. Nothing is kept of how far it is, nor of one that has ended.
 *
 * <p>Every future fails with {@link StoreUnavailableException} when the store does not answer.
 */
public interface ExpressRuns {

  /**
   * What tells one run from another. Several may have the same name.
   *
   * @param execution its machine and its name
   * @param id the last part of its ARN
   */
  record Run(ExecutionKey execution, String id) {

    /** The run of an execution of an Express machine. */
    public static Run of(ExecutionStart start) {
      String arn = start.executionArn();
      return new Run(start.key(), arn.substring(arn.lastIndexOf(':') + 1));
    }

    /** The execution's ARN. */
    public String arn() {
      return new Arn.Express(execution.home(), execution.machine(), execution.name(), id).text();
    }
  }

  /**
   * A run that another has left.
   *
   * @param start as it was entered
   * @param attempts how often it was taken over, this time included: it may be what ends instances
   */
  record Left(ExecutionStart start, int attempts) {}

  /**
   * Enters a run, which is the caller's for ten seconds.
   *
   * @param ended runs of the same partition that have ended, to be struck by the way
   * @return the run as it was entered: another start where a repeat of the same call did that
   */
  Future<ExecutionStart> enter(ExecutionStart start, Collection<Run> ended);

  /** Reads a run that a sweep has handed over; null where it has ended. */
  Future<@Nullable Left> takeOver(Run run);

  /**
   * Keeps runs from being taken over, where they still stand.
   *
   * @param leaseMillis for so long from now on; 0 hands them over
   */
  Future<Void> renew(Collection<Run> runs, long leaseMillis);

  /** Strikes runs that have ended. */
  Future<Void> strike(Collection<Run> runs);

  /** Gives up what it has for itself alone; the store that it came from stays open. */
  default Future<Void> close() {
    return Future.succeededFuture();
  }
}
