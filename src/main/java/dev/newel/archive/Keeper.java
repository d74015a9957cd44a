package dev.newel.archive;

import dev.newel.store.ClosedExecutions;
import dev.newel.store.ClosedExecutions.Closed;
import io.vertx.core.Future;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Removes executions that were kept long enough, once they are in the archive where there is one.
 * What cannot be written there stays, and is tried again later. For any thread.
 *
 * <p>An instance that dies between the two writes the same objects again.
 */
public final class Keeper {

  private static final Logger LOG = System.getLogger(Keeper.class.getName());

  /** So many are read at once. */
  private static final int MOST = 64;

  /** So many are archived side by side, each of which holds a part of its history. */
  private static final int TOGETHER = 4;

  /** So many pages one after the other. */
  private static final int PAGES = 20;

  /** What is kept longer is judged anew each day, as rules may have changed. */
  private static final long AGAIN_MS = Duration.ofDays(1).toMillis();

  private static final long FAILED_MS = Duration.ofHours(1).toMillis();

  private final ClosedExecutions closed;
  private final Retention retention;
  private final Archive archive;
  private final int seldom;
  private final AtomicBoolean busy = new AtomicBoolean();

  /** Both belong to whoever has it busy. */
  private int asked;

  private int next;

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
    if (partitions.isEmpty() || !busy.compareAndSet(false, true)) {
      return;
    }
    if (asked++ % seldom != 0) {
      busy.set(false);
      return;
    }
    int partition = partitions.get(next % partitions.size());
    tidy(partition, PAGES)
        .onSuccess(more -> next += more ? 0 : 1)
        .onFailure(why -> failed(partition, why))
        .onComplete(done -> busy.set(false));
  }

  /** The others do not wait until what has failed there is repaired; it comes again in its turn. */
  private void failed(int partition, Throwable why) {
    next++;
    LOG.log(
        Level.WARNING,
        "executions in partition {0} that were kept long enough stay for now: {1}",
        Integer.toString(partition),
        why.getMessage());
  }

  /** One page after the other, and no more at a time than futures can be nested. */
  private Future<Boolean> tidy(int partition, int pages) {
    return closed
        .oldest(partition, retention.shortest(), MOST)
        .compose(found -> settle(partition, found).map(settled -> found.size() == MOST))
        .compose(
            more -> more && pages > 1 ? tidy(partition, pages - 1) : Future.succeededFuture(more));
  }

  private Future<Void> settle(int partition, List<Closed> found) {
    List<Closed> over = new ArrayList<>();
    Map<Closed, Long> kept = new HashMap<>();
    for (Closed each : found) {
      long now = each.endedAt() + each.age().toMillis();
      long stays = retention.of(each.execution().bareMachine()).toMillis();
      if (each.age().toMillis() < stays) {
        kept.put(each, Math.min(each.endedAt() + stays, now + AGAIN_MS));
      } else {
        over.add(each);
      }
    }
    return remove(partition, over, 0, kept)
        .compose(
            removed -> kept.isEmpty() ? Future.succeededFuture() : closed.keep(partition, kept));
  }

  /** One group after the other; what cannot be archived is put off, and holds nobody up. */
  private Future<Void> remove(int partition, List<Closed> over, int first, Map<Closed, Long> kept) {
    if (first >= over.size()) {
      return Future.succeededFuture();
    }
    int end = Math.min(first + TOGETHER, over.size());
    List<Closed> group = over.subList(first, end);
    return Future.join(group.stream().map(this::write).toList())
        .compose(
            tried -> {
              List<Closed> written = new ArrayList<>();
              for (int i = 0; i < group.size(); i++) {
                Closed each = group.get(i);
                if (tried.<Boolean>resultAt(i)) {
                  written.add(each);
                } else {
                  kept.put(each, each.endedAt() + each.age().toMillis() + FAILED_MS);
                }
              }
              return written.isEmpty()
                  ? Future.succeededFuture()
                  : closed.remove(partition, written);
            })
        .compose(removed -> remove(partition, over, end, kept));
  }

  /** Whether it is in the archive now, where there is one. */
  private Future<Boolean> write(Closed each) {
    return archive
        .write(each.execution())
        .map(true)
        .otherwise(
            why -> {
              LOG.log(
                  Level.WARNING,
                  "{0} was kept long enough, and stays for an hour more, as it cannot be archived:"
                      + " {1}",
                  each.execution(),
                  why.getMessage());
              return false;
            });
  }
}
