package dev.newel.store.redis;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.store.CallWatch;
import dev.newel.store.Catalog;
import dev.newel.store.ClosedExecutions;
import dev.newel.store.ExecutionStore;
import dev.newel.store.ExpressRuns;
import dev.newel.store.HistoryStore;
import dev.newel.store.InstanceMessages;
import dev.newel.store.OpenMapRuns;
import dev.newel.store.Overview;
import dev.newel.store.PartitionStore;
import dev.newel.store.Peers;
import dev.newel.store.Store;
import dev.newel.store.StoreClock;
import dev.newel.store.TaskQueues;
import dev.newel.store.WorkIndex;
import dev.newel.store.redis.catalog.RedisCatalog;
import dev.newel.store.redis.catalog.ReplacedRevisions;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.client.ServerMemory;
import dev.newel.store.redis.codec.Forms;
import dev.newel.store.redis.key.Keys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** All that Newel keeps, in one Redis. */
public final class RedisStore implements Store {

  private static final int TOKEN_KEY_BYTES = 32;

  private final RedisLink link;
  private final Route route;
  private final Commands shared;
  private final Keys keys;
  private final byte[] tokenKey;
  private final Options options;
  private final Self self;
  private final RedisPeers peers;
  private final RedisMessages messages;
  private final List<Consumer<Name>> taskListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Name>> changeListeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> leftListeners = new CopyOnWriteArrayList<>();

  /**
   * What the store is told by the configuration.
   *
   * @param home the one whose names are to be written short, where Redis does not say yet
   * @param partitions into how many partitions executions are spread, where Redis does not say yet
   * @param retention how long an execution is kept after its end
   * @param clock of this machine, which is only compared with that of Redis
   */
  public record Options(Home home, int partitions, Duration retention, Clock clock) {}

  /** This instance, as the others know it, and what it knows of what is stored. */
  private record Self(
      String id, StoreClock clock, Forms forms, FormatAgreement agreement, FailureLog failures) {}

  /** What commands go through on their way to Redis. */
  @FunctionalInterface
  interface Route {
    Commands over(Commands commands);
  }

  private RedisStore(
      RedisLink link, Route route, Keys keys, byte[] tokenKey, Options options, Self self) {
    this.link = link;
    this.route = route;
    this.shared = route.over(link.shared());
    this.keys = keys;
    this.tokenKey = tokenKey;
    this.options = options;
    this.self = self;
    this.messages = new RedisMessages(link, shared, self.id());
    this.peers = new RedisPeers(messages, keys, self.agreement().self(), self.clock());
  }

  /**
   * Opens the store over a link.
   *
   * @return fails where Redis has another number of partitions than asked for, and with {@link
   *     UnfitFormatException} where it has what this version of Newel cannot read
   */
  public static Future<RedisStore> open(RedisLink link, Options options) {
    return open(link, options, CallWatch.NOBODY);
  }

  /**
   * The same.
   *
   * @param watch sees the answers
   */
  public static Future<RedisStore> open(RedisLink link, Options options, CallWatch watch) {
    StoreClock clock = StoreClock.over(options.clock());
    Route route =
        watch == CallWatch.NOBODY
            ? commands -> commands
            : commands -> new WatchedCommands(commands, watch);
    return open(link, options, route, Forms.current(), clock);
  }

  static Future<RedisStore> open(
      RedisLink link, Options options, Route route, Forms forms, StoreClock clock) {
    Self self = newInstance(route.over(link.shared()), forms, clock);
    return self.agreement()
        .start()
        .compose(readable -> agreePartitions(link, options.partitions()))
        .compose(
            partitions -> agreeHome(link, options.home()).map(home -> new Keys(partitions, home)))
        .compose(
            keys ->
                agreeTokenKey(link)
                    .map(key -> new RedisStore(link, route, keys, key, options, self)))
        .compose(store -> store.listen().map(store));
  }

  private static Self newInstance(Commands redis, Forms forms, StoreClock clock) {
    byte[] bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    return new Self(
        id, clock, forms, new FormatAgreement(redis, id, forms, clock), new FailureLog(clock));
  }

  /** The number is fixed by whoever comes first: the place of every execution depends on it. */
  private static Future<Integer> agreePartitions(RedisLink link, int wanted) {
    return agree(link, Keys.PARTITIONS, Integer.toString(wanted))
        .map(Response::toInteger)
        .compose(
            there ->
                there == wanted
                    ? Future.succeededFuture(there)
                    : Future.failedFuture(
                        "this Redis was set up with "
                            + there
                            + " partitions, and "
                            + wanted
                            + " are configured; only a move to another Redis changes the number"));
  }

  /**
   * Whose names are short is fixed by whoever comes first. An instance that is configured for
   * another home finds that one's names, and its own, where every other instance does.
   */
  private static Future<Home> agreeHome(RedisLink link, Home wanted) {
    return agree(link, Keys.HOME, wanted.text()).map(there -> Home.parse(there.toString()));
  }

  private static Future<Response> agree(RedisLink link, String key, String proposed) {
    return link.send(Request.cmd(Command.SET).arg(key).arg(proposed).arg("NX"))
        .compose(set -> link.send(Request.cmd(Command.GET).arg(key)));
  }

  private Future<Void> listen() {
    Future<Void> wakes =
        link.subscriber()
            .subscribe(
                Keys.WAKE + self.id(),
                activity -> {
                  Name name = keys.name(activity.toString());
                  taskListeners.forEach(listener -> listener.accept(name));
                });
    Future<Void> changes =
        link.subscriber().subscribe(Keys.CHANGES, name -> changed(keys.name(name.toString())));
    Future<Void> left =
        link.subscriber().subscribe(Keys.LEFT, other -> leftListeners.forEach(Runnable::run));
    return Future.all(wakes, changes, left, peers.listen(), messages.listen()).mapEmpty();
  }

  private void changed(Name name) {
    changeListeners.forEach(listener -> listener.accept(name));
  }

  @Override
  public Future<ExecutionStore> openExecutions() {
    return link.connect()
        .map(
            own ->
                new RedisExecutions(
                    link, route.over(own), keys, self.forms(), self.agreement(), self.failures()));
  }

  @Override
  public Future<ExpressRuns> openExpressRuns() {
    return link.connect()
        .map(
            own ->
                new RedisExpressRuns(
                    link,
                    route.over(own),
                    keys,
                    self.forms(),
                    self.agreement(),
                    self.failures(),
                    self.clock()));
  }

  @Override
  public HistoryStore histories() {
    return new RedisHistories(shared, keys, self.forms());
  }

  @Override
  public Overview overview() {
    return new RedisOverview(shared, keys, self.forms(), self.clock());
  }

  @Override
  public WorkIndex work() {
    return new RedisWorkIndex(shared, keys);
  }

  @Override
  public InstanceMessages messages() {
    return messages;
  }

  @Override
  public TaskQueues queues() {
    return new RedisTaskQueues(shared, keys, self.id());
  }

  @Override
  public PartitionStore partitions() {
    return new RedisPartitions(
        shared,
        keys,
        self.agreement(),
        self.failures(),
        options.retention().toMillis(),
        new ReplacedRevisions(shared, keys, catalog(), self.clock()),
        peers,
        self.clock());
  }

  @Override
  public ClosedExecutions closed() {
    return new RedisClosedExecutions(shared, keys);
  }

  @Override
  public Peers peers() {
    return peers;
  }

  @Override
  public OpenMapRuns openMapRuns() {
    return new RedisOpenMapRuns(shared, keys);
  }

  @Override
  public Catalog catalog() {
    return new RedisCatalog(shared, keys, this::changed);
  }

  @Override
  public Clock clock() {
    return self.clock();
  }

  @Override
  public byte[] tokenKey() {
    return tokenKey.clone();
  }

  private static Future<byte[]> agreeTokenKey(RedisLink link) {
    byte[] fresh = new byte[TOKEN_KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    String proposed = HexFormat.of().formatHex(fresh);
    return agree(link, Keys.TOKEN_KEYS, proposed)
        .map(key -> HexFormat.of().parseHex(key.toString()));
  }

  @Override
  public Future<Boolean> isReady() {
    // not a PING, which does not wait for the replicas that all else waits for
    return self.agreement().isOutdated()
        ? Future.succeededFuture(false)
        : link.send(Request.cmd(Command.ECHO).arg("")).map(true).otherwise(false);
  }

  @Override
  public Future<Boolean> isFull() {
    return ServerMemory.isOut(link);
  }

  @Override
  public Future<Double> fill() {
    return ServerMemory.fill(link);
  }

  @Override
  public void onTask(Consumer<Name> listener) {
    taskListeners.add(listener);
  }

  @Override
  public void onChange(Consumer<Name> listener) {
    changeListeners.add(listener);
  }

  @Override
  public void onLeft(Runnable listener) {
    leftListeners.add(listener);
  }

  @Override
  public void onLost(Runnable listener) {
    link.onLost(listener);
  }

  @Override
  public void onBack(Runnable listener) {
    link.onBack(listener);
  }

  @Override
  public Future<Void> close() {
    return link.close();
  }
}
