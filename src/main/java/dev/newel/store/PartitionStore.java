package dev.newel.store;

import dev.newel.interpreter.model.start.ExecutionKey;
import io.vertx.core.Future;
import java.util.List;

/** What is due in the partitions, and which of them are whose to look into. */
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
   * @param deadlines those that pass before the horizon, soonest first
   * @param overdue those that nobody has met, though they have passed seconds ago; they come again
   *     later. Those that no execution waits for are gone
   * @param lapsed entries of the outbox whose owner has let their leases lapse; they are this
   *     instance's now
   * @param lapsedRuns runs of Express machines of which the same is true
   */
  record Sweep(
      List<Deadline> deadlines,
      List<Deadline> overdue,
      List<OutboxEntry> lapsed,
      List<ExpressRuns.Run> lapsedRuns) {}

  /**
   * What is this instance's to sweep. While instances come and go a partition may be of two, which
   * costs a little and harms nothing, or of none.
   *
   * @param partitions their numbers
   * @param othersLeft whether an instance that was there the last time is there no more
   */
  record Share(List<Integer> partitions, boolean othersLeft) {}

  int partitions();

  /**
   * Gives a sign of life, and hears which partitions are this instance's. Without a sign for a
   * second or two its share goes to the others.
   */
  Future<Share> share();

  /**
   * Reads what is due in a partition by the store's clock; removes executions that were kept long
   * enough.
   *
   * @param horizonMillis deadlines that pass within so long are wanted
   */
  Future<Sweep> sweep(int partition, long horizonMillis);

  /**
   * Keeps entries of the outbox from being taken over, where they still stand.
   *
   * @param leaseMillis for so long from now on
   */
  Future<Void> renew(List<OutboxEntry> entries, long leaseMillis);

  /** Strikes entries that were performed. */
  Future<Void> strike(List<OutboxEntry> entries);

  /** Gives this instance's share to the others, and tells them. */
  Future<Void> leave();
}
