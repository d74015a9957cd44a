package dev.newel.store;

import dev.newel.engine.core.ExecutionKey;
import io.vertx.core.Future;
import java.util.List;

/** What is due in a partition, for the instance that holds its lease. */
public interface PartitionStore {

  /** The frame of a {@link Deadline} that stands for the execution as a whole. */
  int WHOLE_EXECUTION = -1;

  /**
   * When something is due.
   *
   * @param frame the frame, or {@link #WHOLE_EXECUTION}
   * @param dueAt epoch milliseconds
   */
  record Deadline(ExecutionKey execution, int frame, long dueAt) {}

  /**
   * What a look into a partition found.
   *
   * @param leased whether this instance holds the partition; if not, the rest is empty
   * @param deadlines those that pass before the horizon, soonest first
   * @param duties those whose owner has let their leases lapse; they are this instance's now
   */
  record Sweep(boolean leased, List<Deadline> deadlines, List<Duty> duties) {
    public static final Sweep NOT_LEASED = new Sweep(false, List.of(), List.of());
  }

  int partitions();

  /**
   * Takes or renews the lease of a partition and reads what is due there; removes executions that
   * were kept long enough.
   *
   * @param now epoch milliseconds
   * @param horizon deadlines up to this time are wanted, epoch milliseconds
   */
  Future<Sweep> sweep(int partition, long now, long horizon);

  /** Keeps duties that take long from being taken over. */
  Future<Void> renew(List<Duty> duties, long now);

  /** Strikes duties that were done. */
  Future<Void> settle(List<Duty> duties);

  /** Gives the leases of all partitions back, so that others need not wait for their end. */
  Future<Void> release();
}
