package dev.newel.store.redis;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.store.Catalog;
import dev.newel.store.ExecutionStore;
import dev.newel.store.HistoryStore;
import dev.newel.store.PartitionStore;
import dev.newel.store.Store;
import dev.newel.store.TaskQueues;
import dev.newel.store.redis.client.RedisLink;
import dev.newel.store.redis.codec.Forms;
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
  private final Keys keys;
  private final byte[] tokenKey;
  private final Forms forms;
  private final Options options;
  private final String instance;
  private final List<Consumer<Name>> taskListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<Name>> changeListeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> leftListeners = new CopyOnWriteArrayList<>();

  /**
   * What the store is told by the configuration.
   *
   * @param home the one whose names are to be written short, where Redis does not say yet
   * @param partitions into how many partitions executions are spread, where Redis does not say yet
   * @param retention how long an execution is kept after its end
   */
  public record Options(Home home, int partitions, Duration retention, Clock clock) {}

  private RedisStore(RedisLink link, Keys keys, byte[] tokenKey, Options options) {
    this.link = link;
    this.keys = keys;
    this.tokenKey = tokenKey;
    this.options = options;
    this.forms = Forms.current();
    byte[] id = new byte[8];
    new SecureRandom().nextBytes(id);
    this.instance = HexFormat.of().formatHex(id);
  }

  /**
   * Opens the store over a link.
   *
   * @return fails where Redis has another number of partitions than asked for
   */
  public static Future<RedisStore> open(RedisLink link, Options options) {
    return agreePartitions(link, options.partitions())
        .compose(
            partitions -> agreeHome(link, options.home()).map(home -> new Keys(partitions, home)))
        .compose(keys -> agreeTokenKey(link).map(key -> new RedisStore(link, keys, key, options)))
        .compose(store -> store.listen().map(store));
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
                            + " are configured; the number cannot be changed afterwards"));
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
                Keys.WAKE + instance,
                activity -> {
                  Name name = keys.name(activity.toString());
                  taskListeners.forEach(listener -> listener.accept(name));
                });
    Future<Void> changes =
        link.subscriber().subscribe(Keys.CHANGES, name -> changed(keys.name(name.toString())));
    Future<Void> left =
        link.subscriber().subscribe(Keys.LEFT, other -> leftListeners.forEach(Runnable::run));
    return Future.all(wakes, changes, left).mapEmpty();
  }

  private void changed(Name name) {
    changeListeners.forEach(listener -> listener.accept(name));
  }

  @Override
  public Future<ExecutionStore> openExecutions() {
    return link.connect().map(own -> new RedisExecutions(link, own, keys, forms));
  }

  @Override
  public HistoryStore histories() {
    return new RedisHistories(link.shared(), keys, forms);
  }

  @Override
  public TaskQueues queues() {
    return new RedisTaskQueues(link.shared(), keys, instance, options.clock());
  }

  @Override
  public PartitionStore partitions() {
    return new RedisPartitions(link.shared(), keys, instance, options.retention().toMillis());
  }

  @Override
  public Catalog catalog() {
    return new RedisCatalog(link.shared(), keys, this::changed);
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
    return link.send(Request.cmd(Command.ECHO).arg("")).map(true).otherwise(false);
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
