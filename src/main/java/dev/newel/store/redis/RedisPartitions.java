package dev.newel.store.redis;

import dev.newel.store.ExpressRuns;
import dev.newel.store.OutboxEntry;
import dev.newel.store.PartitionStore;
import dev.newel.store.redis.catalog.ReplacedRevisions;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import dev.newel.store.redis.key.Keys;
import dev.newel.store.redis.key.UnreadableEntries;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is due in the partitions, in Redis. */
public final class RedisPartitions implements PartitionStore {

  private static final Logger LOG = System.getLogger(RedisPartitions.class.getName());
  private static final Script SWEEP = Script.load("sweep_partition");
  private static final Script RENEW = Script.load("renew_entries");

  /** One sweep of so many looks for calls to forget, where no commit has done so. */
  private static final int SWEEPS_PER_TIDYING = 50;

  /** One share of so many is followed by a look for revisions to drop. */
  private static final int SHARES_PER_LOOK = 60;

  private final Commands redis;
  private final Keys keys;
  private final FormatAgreement agreement;
  private final FailureLog failures;
  private final long retentionMillis;
  private final ReplacedRevisions revisions;
  private final RedisPeers peers;
  private final Clock clock;
  private final UnreadableEntries unreadable = new UnreadableEntries();
  private final int[] sweeps;
  private Set<String> lastThere = Set.of();
  private int shares;

  RedisPartitions(
      Commands redis,
      Keys keys,
      FormatAgreement agreement,
      FailureLog failures,
      long retentionMillis,
      ReplacedRevisions revisions,
      RedisPeers peers,
      Clock clock) {
    this.redis = redis;
    this.keys = keys;
    this.agreement = agreement;
    this.failures = failures;
    this.retentionMillis = retentionMillis;
    this.revisions = revisions;
    this.peers = peers;
    this.clock = clock;
    this.sweeps = new int[keys.partitions()];
  }

  @Override
  public int partitions() {
    return keys.partitions();
  }

  @Override
  public Future<Share> share() {
    return agreement.signOn().map(this::share);
  }

  private Share share(Set<String> there) {
    boolean othersLeft = !there.containsAll(lastThere);
    lastThere = there;
    List<String> sweepers =
        IntStream.range(0, partitions()).mapToObj(partition -> sweeper(partition, there)).toList();
    peers.share(sweepers);
    String self = agreement.self();
    List<Integer> mine =
        IntStream.range(0, partitions())
            .filter(partition -> self.equals(sweepers.get(partition)))
            .boxed()
            .toList();
    // whoever has the first partition does what is to be done for all
    if (mine.contains(0) && shares++ % SHARES_PER_LOOK == 0) {
      revisions
          .drop()
          .onFailure(why -> LOG.log(Level.DEBUG, "could not look for revisions to drop", why));
    }
    return new Share(mine, othersLeft);
  }

  /** Rendezvous hashing: who comes or goes moves no partition between the others. */
  static String sweeper(int partition, Set<String> there) {
    return Collections.max(
        there,
        Comparator.comparingInt((String each) -> mix(each.hashCode() + partition * 0x9E3779B9))
            .thenComparing(Comparator.naturalOrder()));
  }

  /** Spreads bits that differ little over the whole number, as MurmurHash3 ends. */
  private static int mix(int bits) {
    int mixed = (bits ^ bits >>> 16) * 0x85EBCA6B;
    mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
    return mixed ^ mixed >>> 16;
  }

  @Override
  public Future<Sweep> sweep(int number, long horizonMillis) {
    if (agreement.isOutdated()) {
      return agreement.refuse();
    }
    String partition = keys.partition(number);
    List<String> swept = new ArrayList<>(5);
    swept.add(Keys.deadlines(partition));
    swept.add(Keys.outbox(partition));
    swept.add(Keys.ended(partition));
    swept.add(partition);
    if (++sweeps[number] % SWEEPS_PER_TIDYING == 0) {
      swept.add(Keys.calls(partition));
    }
    return failures.watch(
        "a sweep",
        redis
            .eval(SWEEP, swept, List.of(horizonMillis, retentionMillis))
            .map(response -> sweep(partition, response)));
  }

  private Sweep sweep(String partition, Response response) {
    response.get(4).forEach(entry -> unreadable.note(partition, entry.toString()));
    List<OutboxEntry> lapsed =
        response.get(2).stream().map(entry -> keys.outboxEntry(entry.toString())).toList();
    List<ExpressRuns.Run> lapsedRuns =
        response.get(3).stream().map(run -> keys.run(run.toString())).toList();
    return new Sweep(deadlines(response.get(0)), deadlines(response.get(1)), lapsed, lapsedRuns);
  }

  private List<Deadline> deadlines(Response scored) {
    List<Deadline> deadlines = new ArrayList<>();
    for (int i = 0; i < scored.size(); i += 2) {
      deadlines.add(keys.deadline(scored.get(i).toString(), scored.get(i + 1).toLong()));
    }
    return deadlines;
  }

  @Override
  public Future<Void> renew(List<OutboxEntry> entries, long leaseMillis) {
    long until = clock.millis() + leaseMillis;
    return perPartition(
        entries,
        (outbox, members) -> {
          List<Object> renewed = new ArrayList<>(members.size() + 1);
          renewed.add(until);
          renewed.addAll(members);
          return failures.watch("a renewal", redis.eval(RENEW, List.of(outbox), renewed));
        });
  }

  @Override
  public Future<Void> strike(List<OutboxEntry> entries) {
    return perPartition(
        entries,
        (outbox, members) -> {
          Request request = Request.cmd(Command.ZREM).arg(outbox);
          members.forEach(request::arg);
          return failures.watch("a strike", redis.send(request));
        });
  }

  @Override
  public Future<Void> leave() {
    Request left = Request.cmd(Command.PUBLISH).arg(Keys.LEFT).arg(agreement.self());
    return agreement.leave().compose(gone -> redis.send(left)).mapEmpty();
  }

  private interface OutboxCommand {
    Future<Response> send(String outbox, List<String> members);
  }

  private Future<Void> perPartition(List<OutboxEntry> entries, OutboxCommand command) {
    Map<String, List<String>> members =
        entries.stream()
            .collect(
                Collectors.groupingBy(
                    entry -> Keys.outbox(keys.partition(entry.execution())),
                    Collectors.mapping(keys::outboxEntry, Collectors.toList())));
    List<Future<Response>> sent =
        members.entrySet().stream()
            .map(entry -> command.send(entry.getKey(), entry.getValue()))
            .toList();
    return Future.join(sent).mapEmpty();
  }
}
