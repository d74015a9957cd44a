package dev.newel.store;

import dev.newel.aws.Name;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.HistoryStore.Position;
import dev.newel.store.HistoryStore.Summary;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people want to see who look at all that runs, and no call of AWS gives. Nothing here is on
 * the way of an execution.
 */
public interface Overview {

  /**
   * How many executions a list has in each status, by the sizes of its indexes. Statuses that none
   * is in are there with 0.
   */
  record Counts(Map<ExecutionStatus, Long> byStatus) {

    public long total() {
      return byStatus.values().stream().mapToLong(Long::longValue).sum();
    }

    public long of(Set<ExecutionStatus> statuses) {
      return statuses.stream().mapToLong(byStatus::get).sum();
    }
  }

  /**
   * The queue of an activity.
   *
   * @param waiting how many tasks wait in it
   * @param oldest since when the first of them waits, epoch milliseconds; 0 where none does
   * @param leased how many are on their way to a worker
   * @param first the first ones of those that wait
   */
  record Queue(long waiting, long oldest, long leased, List<Queued> first) {}

  /**
   * A task that waits.
   *
   * @param since epoch milliseconds
   */
  record Queued(ExecutionKey execution, int frame, long since) {}

  /**
   * An instance that has given a sign of life lately.
   *
   * @param lastSign when it gave the last one, epoch milliseconds
   * @param isAlive whether that is recent enough for it to have a share of the work
   * @param partitions how many partitions it sweeps
   */
  record Instance(String id, long lastSign, boolean isAlive, int partitions) {}

  /**
   * How much there is to be done in all partitions.
   *
   * @param deadlines that are set
   * @param late those that have passed and were not met
   * @param outbox entries that were not struck, those of tasks that wait for a worker among them
   * @param runs of Express machines that are under way
   */
  record Depths(long deadlines, long late, long outbox, long runs) {

    Depths plus(Depths other) {
      return new Depths(
          deadlines + other.deadlines, late + other.late, outbox + other.outbox, runs + other.runs);
    }

    /** Those of several partitions together. */
    public static Depths sum(List<Depths> parts) {
      return parts.stream().reduce(new Depths(0, 0, 0, 0), Depths::plus);
    }
  }

  /** How much there is to be done, at a cost that does not grow with it. */
  Future<Depths> depths();

  /** A place in one of several lists. */
  record Listed(Name list, Position position) {

    /** Equal dates stand in the reverse order of their names, and these in that of their lists. */
    public static final Comparator<Listed> NEWEST_FIRST =
        Comparator.comparingLong((Listed listed) -> listed.position().startTime())
            .thenComparing(listed -> listed.position().name())
            .thenComparing(listed -> listed.list().text())
            .reversed();
  }

  /** How many executions each list has, in the order of the lists. */
  Future<List<Counts>> counts(List<Name> lists);

  /**
   * Where executions of several lists stand, newest first. It takes a call of each partition for
   * 200 lists together, and a few more where one partition has more than its share of a page.
   *
   * @param lists of one home
   * @param qualifier as {@link HistoryStore#list} has it
   * @param after where the last page ended; null for the first page
   */
  Future<List<Listed>> newest(
      List<Name> lists,
      @Nullable String qualifier,
      Set<ExecutionStatus> statuses,
      @Nullable Listed after,
      int count);

  /**
   * Reads executions, without those that are not there any more.
   *
   * @param payloads whether large ones are wanted too
   */
  Future<List<Summary>> describe(List<ExecutionKey> executions, boolean payloads);

  /** An execution with its frames; null where there is none. */
  Future<@Nullable Execution> load(ExecutionKey key);

  /**
   * The queue of an activity.
   *
   * @param count how many of the first tasks are wanted
   */
  Future<Queue> queue(Name activity, int count);

  /** Into how many partitions executions are spread. */
  int partitions();

  /** The instances that have not left, in no order. */
  Future<List<Instance>> instances();
}
