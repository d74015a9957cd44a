package dev.newel.store.redis.catalog;

import dev.newel.aws.Name;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.store.Catalog;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import dev.newel.store.redis.key.Keys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Deletes state machines whose last execution has ended since they were to be, and revisions of
 * machines that are not the newest any more, once no execution is left that began before they were
 * replaced. Nothing counts executions for that: their indexes, sorted by start date, say when the
 * oldest one began.
 *
 * <p>An instance may take a revision for the newest for a minute after it was replaced, as the
 * cache of the catalog has it, and no execution that goes on begins later than two minutes after
 * its start date, which {@code commit_turn} sees to. So {@link #LATE_MS} after a revision was
 * replaced none will begin on it.
 */
public final class ReplacedRevisions {

  private static final Script OLDEST = Script.load("oldest_execution");
  private static final Script DROP = Script.load("drop_revisions");
  private static final Script LOOK_LATER = Script.load("look_later");

  /**
   * Some more than those three minutes, as the clocks of a Cluster's nodes differ; and five more,
   * for which an Express execution, which no index has, may begin again elsewhere.
   */
  private static final long LATE_MS = 600_000;

  private static final int MACHINES_PER_LOOK = 20;

  /** How long a name is kept for which no revision was there: it may be on its way. */
  private static final long EMPTY_MS = 600_000;

  /** After how long executions are looked for again that keep a machine from being deleted. */
  private static final long DELETING_MS = 25_000;

  private static final long LEAST_PAUSE_MS = 60_000;
  private static final long MOST_PAUSE_MS = 6 * 3_600_000L;

  private final Commands redis;
  private final Keys keys;
  private final Catalog catalog;
  private final Clock clock;

  public ReplacedRevisions(Commands redis, Keys keys, Catalog catalog, Clock clock) {
    this.catalog = catalog;
    this.redis = redis;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * A member of a sorted set of names by times.
   *
   * @param time epoch milliseconds
   */
  private record Entry(String name, long time) {}

  /** Looks after the machines that it is time for. */
  public Future<Void> drop() {
    Request due =
        Request.cmd(Command.ZRANGE)
            .arg(Keys.REPLACED)
            .arg("-inf")
            .arg(clock.millis())
            .arg("BYSCORE")
            .arg("LIMIT")
            .arg(0)
            .arg(MACHINES_PER_LOOK)
            .arg("WITHSCORES");
    return redis.send(due).compose(found -> dropAll(entries(found)));
  }

  /** By protocol version 3 each comes with its score in a list of its own. */
  private static List<Entry> entries(Response found) {
    List<String> words = new ArrayList<>();
    for (Response each : found) {
      if (each.type() == ResponseType.MULTI) {
        each.forEach(word -> words.add(word.toString()));
      } else {
        words.add(each.toString());
      }
    }
    List<Entry> entries = new ArrayList<>(words.size() / 2);
    for (int i = 0; i < words.size(); i += 2) {
      entries.add(new Entry(words.get(i), (long) Double.parseDouble(words.get(i + 1))));
    }
    return entries;
  }

  /** One after the other: it is not urgent. */
  private Future<Void> dropAll(List<Entry> machines) {
    Future<Void> all = Future.succeededFuture();
    for (Entry machine : machines) {
      all = all.compose(done -> drop(machine));
    }
    return all;
  }

  private Future<Void> drop(Entry machine) {
    Request replaced =
        Request.cmd(Command.ZRANGE)
            .arg(keys.replaced(keys.name(machine.name())))
            .arg(0)
            .arg(-1)
            .arg("WITHSCORES");
    return catalog
        .finishDeletion(keys.name(machine.name()))
        .compose(
            deleting ->
                redis.send(replaced).compose(found -> drop(machine, entries(found), deleting)));
  }

  private Future<Void> drop(Entry machine, List<Entry> revisions, boolean deleting) {
    if (revisions.isEmpty() && deleting) {
      return lookAgain(machine, Long.toString(clock.millis() + DELETING_MS));
    } else if (revisions.isEmpty()) {
      boolean isNew = machine.time() == 0;
      return lookAgain(machine, isNew ? Long.toString(clock.millis() + EMPTY_MS) : "");
    }
    long longAgo = clock.millis() - LATE_MS;
    Name name = keys.name(machine.name());
    return oldestStart(name)
        .compose(
            oldest -> {
              List<String> unneeded =
                  revisions.stream()
                      .filter(revision -> revision.time() < longAgo)
                      .filter(revision -> oldest == null || revision.time() + LATE_MS < oldest)
                      .map(Entry::name)
                      .toList();
              long next = clock.millis() + (deleting ? DELETING_MS : pause(revisions));
              return drop(name, unneeded).compose(done -> lookAgain(machine, Long.toString(next)));
            });
  }

  /** The longer they stay, the rarer. */
  private long pause(List<Entry> revisions) {
    long age = clock.millis() - revisions.get(0).time();
    return Math.max(LEAST_PAUSE_MS, Math.min(MOST_PAUSE_MS, age / 4));
  }

  private Future<Void> drop(Name machine, List<String> unneeded) {
    if (unneeded.isEmpty()) {
      return Future.succeededFuture();
    }
    List<String> touched = new ArrayList<>(unneeded.size() + 1);
    touched.add(keys.replaced(machine));
    unneeded.forEach(revision -> touched.add(keys.revision(machine, revision)));
    return redis.eval(DROP, touched, unneeded).mapEmpty();
  }

  private Future<Void> lookAgain(Entry machine, String at) {
    return redis
        .eval(LOOK_LATER, List.of(Keys.REPLACED), List.of(machine.name(), machine.time(), at))
        .mapEmpty();
  }

  /** Null where the machine has no execution, running or kept. */
  private Future<@Nullable Long> oldestStart(Name machine) {
    List<Future<Response>> partitions =
        IntStream.range(0, keys.partitions())
            .mapToObj(number -> redis.eval(OLDEST, indexes(number, machine), List.of()))
            .toList();
    return Future.all(partitions)
        .map(
            all ->
                partitions.stream()
                    .flatMap(partition -> partition.result().stream())
                    .map(start -> (long) Double.parseDouble(start.toString()))
                    .min(Long::compare)
                    .orElse(null));
  }

  private List<String> indexes(int number, Name machine) {
    List<String> indexes = new ArrayList<>();
    for (ExecutionStatus status : ExecutionStatus.values()) {
      indexes.add(keys.index(keys.partition(number), machine, status));
    }
    return indexes;
  }
}
