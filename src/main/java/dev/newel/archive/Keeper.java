package dev.newel.archive;

import dev.newel.store.ClosedExecutions;
import dev.newel.store.ClosedExecutions.Closed;
import io.vertx.core.Future;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Removes executions that were kept long enough, once they are in the archive where there is one.
 * What cannot be written there stays, and is tried again later. Used by one event loop.
 *
 * <p>An instance that dies between the two writes the same objects again.
 */
public final class Keeper {

  private static final Logger LOG = System.getLogger(Keeper.class.getName());

  /** So many are read at once. */
  private static final int MOST = 64;

  /** So many are archived side by side, each of which holds a part of its history. */
  private static final int TOGETHER = 4;

  private final ClosedExecutions closed;
  private final Retention retention;
  private final Archive archive;
  private final int seldom;
  private int asked;
  private int next;
  private boolean busy;

  /**
   * @param seldom it looks so many times less often than it is asked to
   */
  public Keeper(ClosedExecutions closed, Retention retention, Archive archive, int seldom) {
    this.closed = closed;
    this.retention = retention;
    this.archive = archive;
    this.seldom = seldom;
  }

  /**
   * Looks into one partition, and into another one the next time.
   *
   * @param partitions that are this instance's
   */
  public void look(List<Integer> partitions) {
    if (busy || partitions.isEmpty() || asked++ % seldom != 0) {
      return;
    }
    busy = true;
    int partition = partitions.get(next++ % partitions.size());
    tidy(partition)
        .onFailure(
            why ->
                LOG.log(
                    Level.WARNING,
                    "executions that were kept long enough stay for now: {0}",
                    why.getMessage()))
        .onComplete(done -> busy = false);
  }

  private Future<Void> tidy(int partition) {
    return closed
        .oldest(partition, retention.shortest(), MOST)
        .compose(
            found ->
                settle(partition, found)
                    .compose(
                        settled ->
                            found.size() < MOST ? Future.succeededFuture() : tidy(partition)));
  }

  private Future<Void> settle(int partition, List<Closed> found) {
    List<Closed> over = new ArrayList<>();
    Map<Closed, Long> kept = new HashMap<>();
    for (Closed each : found) {
      long stays = retention.of(each.execution().bareMachine()).toMillis();
      if (each.age().toMillis() < stays) {
        kept.put(each, each.endedAt() + stays);
      } else {
        over.add(each);
      }
    }
    Future<Void> putOff = kept.isEmpty() ? Future.succeededFuture() : closed.keep(partition, kept);
    return putOff.compose(done -> remove(partition, over, 0));
  }

  /** One group after the other, so that what is archived is gone should another one fail. */
  private Future<Void> remove(int partition, List<Closed> over, int first) {
    if (first >= over.size()) {
      return Future.succeededFuture();
    }
    int end = Math.min(first + TOGETHER, over.size());
    List<Closed> group = over.subList(first, end);
    return Future.join(group.stream().map(each -> archive.write(each.execution())).toList())
        .compose(written -> closed.remove(partition, group))
        .compose(removed -> remove(partition, over, end));
  }
}
