package dev.newel.store.redis.catalog;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.store.Catalog;
import dev.newel.store.Releases;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import dev.newel.store.redis.key.Keys;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * State machines and activities in Redis. The list of names is another key than what it names, so a
 * name is listed before its owner exists and struck after it has gone; lists pass over what is not
 * there. Where both happen at a time, both look again. Every change is published, so that all
 * instances forget what they have cached.
 */
public final class RedisCatalog implements Catalog {

  private static final Script CREATE_MACHINE = Script.load("create_machine");
  private static final Script UPDATE_MACHINE = Script.load("update_machine");
  private static final Script READ_MACHINE = Script.load("read_machine");
  private static final Script DELETE_MACHINE = Script.load("delete_machine");
  private static final Script REMOVE_MACHINE = Script.load("remove_machine");
  private static final Script LOOK_SOON = Script.load("look_soon");
  private static final Script CREATE_ACTIVITY = Script.load("create_activity");
  private static final Script DELETE_ACTIVITY = Script.load("delete_activity");
  private static final Script SET_TAGS = Script.load("set_tags");

  /** What stands of a machine that was to be removed. */
  private static final int NONE = 0;

  private static final int DELETING = 2;

  private final Commands redis;
  private final Keys keys;
  private final Consumer<Name> onChange;

  /**
   * @param onChange hears the name of what was changed through this catalog before the change is
   *     answered, so that who asked for it never meets what this instance had cached
   */
  public RedisCatalog(Commands redis, Keys keys, Consumer<Name> onChange) {
    this.redis = redis;
    this.keys = keys;
    this.onChange = onChange;
  }

  @Override
  public Future<Machine> createMachine(Machine machine) {
    Name name = machine.name();
    List<String> used = List.of(keys.machine(name), keys.revision(name, machine.revision()));
    List<Object> arguments = new ArrayList<>();
    arguments.add(machine.revision());
    arguments.addAll(CatalogFields.of(machine));
    return list(keys.machines(name.home()), name)
        .compose(listed -> redis.eval(CREATE_MACHINE, used, arguments))
        .compose(there -> list(keys.machines(name.home()), name).map(there))
        .compose(
            there ->
                there.size() == 0
                    ? changed(name).map(machine)
                    : Future.succeededFuture(CatalogFields.machine(name.home(), there)));
  }

  @Override
  public Future<Boolean> updateMachine(Machine machine, String previousRevision) {
    Name name = machine.name();
    List<String> used =
        List.of(
            keys.machine(name),
            keys.revision(name, machine.revision()),
            keys.replaced(name),
            keys.versions(name),
            keys.revision(name, previousRevision));
    List<Object> arguments = new ArrayList<>();
    arguments.add(previousRevision);
    arguments.add(machine.revision());
    arguments.addAll(CatalogFields.of(machine));
    return listReplaced(name)
        .compose(listed -> redis.eval(UPDATE_MACHINE, used, arguments))
        .compose(done -> changed(name).map(done.toInteger() == 1));
  }

  @Override
  public Future<@Nullable Machine> machine(Name name) {
    return redis
        .eval(READ_MACHINE, List.of(keys.machine(name)), List.of())
        .map(fields -> fields.size() == 0 ? null : CatalogFields.machine(name.home(), fields));
  }

  @Override
  public Future<@Nullable Machine> revision(Name name, String revision) {
    return redis
        .send(Request.cmd(Command.HGETALL).arg(keys.revision(name, revision)))
        .map(fields -> fields.size() == 0 ? null : CatalogFields.machine(name.home(), fields));
  }

  @Override
  public Future<Void> deleteMachine(Name name) {
    return listReplaced(name)
        .compose(listed -> redis.eval(DELETE_MACHINE, List.of(keys.machine(name)), List.of()))
        .compose(marked -> changed(name))
        .compose(told -> finishDeletion(name))
        .mapEmpty();
  }

  /** An execution that begins meanwhile is found to have no machine by its next turn. */
  @Override
  public Future<Boolean> finishDeletion(Name name) {
    return remove(name, "k")
        .compose(
            there ->
                there == DELETING
                    ? isAnyRunning(name).compose(some -> remove(name, some ? "k" : ""))
                    : Future.succeededFuture(there))
        .compose(
            there ->
                there == NONE
                    ? unlist(keys.machines(name.home()), keys.machine(name), name)
                        .compose(gone -> changed(name))
                        .map(false)
                    : Future.succeededFuture(there == DELETING));
  }

  private Future<Integer> remove(Name name, String keep) {
    return redis
        .eval(
            REMOVE_MACHINE,
            List.of(
                keys.machine(name), keys.replaced(name), keys.versions(name), keys.aliases(name)),
            List.of(keep))
        .map(Response::toInteger);
  }

  private Future<Boolean> isAnyRunning(Name machine) {
    List<Future<Response>> partitions =
        IntStream.range(0, keys.partitions())
            .mapToObj(keys::partition)
            .map(partition -> keys.index(partition, machine, ExecutionStatus.RUNNING))
            .map(index -> redis.send(Request.cmd(Command.EXISTS).arg(index)))
            .toList();
    return Future.all(partitions)
        .map(all -> partitions.stream().anyMatch(each -> each.result().toInteger() > 0));
  }

  @Override
  public Future<List<Machine>> machines(Home home, @Nullable String after, int count) {
    return page(home, keys.machines(home), after, count, this::machine);
  }

  @Override
  public Future<Long> countMachines(Home home) {
    return count(keys.machines(home));
  }

  @Override
  public Future<Long> countActivities(Home home) {
    return count(keys.activities(home));
  }

  private Future<Long> count(String names) {
    return redis.send(Request.cmd(Command.ZCARD).arg(names)).map(Response::toLong);
  }

  @Override
  public Future<Activity> createActivity(Activity activity) {
    Name name = activity.name();
    return list(keys.activities(name.home()), name)
        .compose(
            listed ->
                redis.eval(
                    CREATE_ACTIVITY, List.of(keys.activity(name)), CatalogFields.of(activity)))
        .compose(there -> list(keys.activities(name.home()), name).map(there))
        .compose(
            there ->
                there.size() == 0
                    ? changed(name).map(activity)
                    : Future.succeededFuture(CatalogFields.activity(name.home(), there)));
  }

  @Override
  public Future<@Nullable Activity> activity(Name name) {
    return redis
        .send(Request.cmd(Command.HGETALL).arg(keys.activity(name)))
        .map(fields -> fields.size() == 0 ? null : CatalogFields.activity(name.home(), fields));
  }

  @Override
  public Future<Void> deleteActivity(Name name) {
    List<String> used =
        List.of(
            keys.activity(name),
            keys.queue(name),
            keys.leased(name),
            keys.waiting(name),
            keys.work(name));
    return redis
        .eval(DELETE_ACTIVITY, used, List.of())
        .compose(gone -> unlist(keys.activities(name.home()), keys.activity(name), name))
        .compose(gone -> changed(name));
  }

  @Override
  public Future<List<Activity>> activities(Home home, @Nullable String after, int count) {
    return page(home, keys.activities(home), after, count, this::activity);
  }

  @Override
  public Future<Boolean> tag(Machine machine, String tags) {
    Name name = machine.name();
    String revision = machine.revision();
    return redis
        .eval(
            SET_TAGS,
            List.of(keys.revision(name, revision), keys.machine(name)),
            List.of(machine.tags(), tags, revision))
        .compose(done -> changed(name).map(done.toInteger() == 1));
  }

  @Override
  public Future<Boolean> tag(Activity activity, String tags) {
    Name name = activity.name();
    return redis
        .eval(SET_TAGS, List.of(keys.activity(name)), List.of(activity.tags(), tags))
        .compose(done -> changed(name).map(done.toInteger() == 1));
  }

  @Override
  public Releases releases() {
    return new RedisReleases(redis, keys, this::listReplaced, this::changed);
  }

  /** Has somebody look after the replaced revisions of a machine, soon. */
  private Future<Response> listReplaced(Name name) {
    return redis.eval(LOOK_SOON, List.of(Keys.REPLACED), List.of(keys.part(name)));
  }

  private Future<Response> list(String names, Name name) {
    return redis.send(Request.cmd(Command.ZADD).arg(names).arg(0).arg(name.text()));
  }

  /** Strikes a name; back it goes where there is an owner again. */
  private Future<Response> unlist(String names, String owner, Name name) {
    return redis
        .send(Request.cmd(Command.ZREM).arg(names).arg(name.text()))
        .compose(struck -> redis.send(Request.cmd(Command.EXISTS).arg(owner)))
        .compose(
            there -> there.toInteger() == 0 ? Future.succeededFuture(there) : list(names, name));
  }

  private Future<Void> changed(Name name) {
    onChange.accept(name);
    return redis
        .send(Request.cmd(Command.PUBLISH).arg(Keys.CHANGES).arg(keys.part(name)))
        .mapEmpty();
  }

  /** Reads on until the page is full, as some names may have no owner. */
  private <T> Future<List<T>> page(
      Home home,
      String names,
      @Nullable String after,
      int count,
      Function<Name, Future<@Nullable T>> read) {
    Request request =
        Request.cmd(Command.ZRANGE)
            .arg(names)
            .arg(after == null ? "-" : "(" + after)
            .arg("+")
            .arg("BYLEX")
            .arg("LIMIT")
            .arg(0)
            .arg(count);
    return redis
        .send(request)
        .compose(
            response -> {
              List<String> found = response.stream().map(Response::toString).toList();
              return all(found.stream().map(name -> read.apply(new Name(home, name))).toList())
                  .compose(page -> rest(home, names, page, found, count, read));
            });
  }

  private <T> Future<List<T>> rest(
      Home home,
      String names,
      List<T> page,
      List<String> found,
      int count,
      Function<Name, Future<@Nullable T>> read) {
    if (page.size() == found.size() || found.size() < count) {
      return Future.succeededFuture(page);
    }
    return page(home, names, found.get(found.size() - 1), count - page.size(), read)
        .map(
            more -> {
              List<T> both = new ArrayList<>(page);
              both.addAll(more);
              return both;
            });
  }

  private static <T> Future<List<T>> all(List<Future<@Nullable T>> futures) {
    return Future.all(futures)
        .map(all -> futures.stream().map(Future::result).filter(Objects::nonNull).toList());
  }
}
