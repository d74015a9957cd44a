package dev.newel.store.redis;

import dev.newel.store.Catalog;
import dev.newel.store.redis.client.Commands;
import dev.newel.store.redis.client.Script;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * State machines and activities in Redis. The list of names is another key than what it names, so a
 * name is listed before its owner exists and struck after it has gone; lists pass over what is not
 * there. Every change is published, so that all instances forget what they have cached.
 */
public final class RedisCatalog implements Catalog {

  private static final Script CREATE_MACHINE = Script.load("create_machine");
  private static final Script UPDATE_MACHINE = Script.load("update_machine");
  private static final Script READ_MACHINE = Script.load("read_machine");
  private static final Script DELETE_MACHINE = Script.load("delete_machine");
  private static final Script CREATE_ACTIVITY = Script.load("create_activity");
  private static final Script DELETE_ACTIVITY = Script.load("delete_activity");

  private final Commands redis;
  private final Consumer<String> onChange;

  /**
   * @param onChange hears the name of what was changed through this catalog before the change is
   *     answered, so that who asked for it never meets what this instance had cached
   */
  public RedisCatalog(Commands redis, Consumer<String> onChange) {
    this.redis = redis;
    this.onChange = onChange;
  }

  @Override
  public Future<Machine> createMachine(Machine machine) {
    List<String> keys =
        List.of(Keys.machine(machine.name()), Keys.revision(machine.name(), machine.revision()));
    List<Object> arguments = new ArrayList<>();
    arguments.add(machine.revision());
    arguments.addAll(CatalogFields.of(machine));
    return list(Keys.MACHINES, machine.name())
        .compose(listed -> redis.eval(CREATE_MACHINE, keys, arguments))
        .compose(
            there ->
                there.size() == 0
                    ? changed(machine.name()).map(machine)
                    : Future.succeededFuture(CatalogFields.machine(there)));
  }

  @Override
  public Future<Boolean> updateMachine(Machine machine, String previousRevision) {
    List<String> keys =
        List.of(
            Keys.machine(machine.name()),
            Keys.revision(machine.name(), machine.revision()),
            Keys.replaced(machine.name()));
    List<Object> arguments = new ArrayList<>();
    arguments.add(previousRevision);
    arguments.add(machine.revision());
    arguments.addAll(CatalogFields.of(machine));
    return list(Keys.REPLACED, machine.name())
        .compose(listed -> redis.eval(UPDATE_MACHINE, keys, arguments))
        .compose(done -> changed(machine.name()).map(done.toInteger() == 1));
  }

  @Override
  public Future<@Nullable Machine> machine(String name) {
    return redis
        .eval(READ_MACHINE, List.of(Keys.machine(name)), List.of())
        .map(fields -> fields.size() == 0 ? null : CatalogFields.machine(fields));
  }

  @Override
  public Future<@Nullable Machine> revision(String name, String revision) {
    return redis
        .send(Request.cmd(Command.HGETALL).arg(Keys.revision(name, revision)))
        .map(fields -> fields.size() == 0 ? null : CatalogFields.machine(fields));
  }

  @Override
  public Future<Void> deleteMachine(String name) {
    return list(Keys.REPLACED, name)
        .compose(
            listed ->
                redis.eval(
                    DELETE_MACHINE, List.of(Keys.machine(name), Keys.replaced(name)), List.of()))
        .compose(gone -> unlist(Keys.MACHINES, name))
        .compose(gone -> changed(name));
  }

  @Override
  public Future<List<Machine>> machines(@Nullable String after, int count) {
    return page(Keys.MACHINES, after, count, this::machine, Machine::name);
  }

  @Override
  public Future<Activity> createActivity(Activity activity) {
    return list(Keys.ACTIVITIES, activity.name())
        .compose(
            listed ->
                redis.eval(
                    CREATE_ACTIVITY,
                    List.of(Keys.activity(activity.name())),
                    CatalogFields.of(activity)))
        .compose(
            there ->
                there.size() == 0
                    ? changed(activity.name()).map(activity)
                    : Future.succeededFuture(CatalogFields.activity(there)));
  }

  @Override
  public Future<@Nullable Activity> activity(String name) {
    return redis
        .send(Request.cmd(Command.HGETALL).arg(Keys.activity(name)))
        .map(fields -> fields.size() == 0 ? null : CatalogFields.activity(fields));
  }

  @Override
  public Future<Void> deleteActivity(String name) {
    List<String> keys =
        List.of(Keys.activity(name), Keys.queue(name), Keys.leased(name), Keys.waiting(name));
    return redis
        .eval(DELETE_ACTIVITY, keys, List.of())
        .compose(gone -> unlist(Keys.ACTIVITIES, name))
        .compose(gone -> changed(name));
  }

  @Override
  public Future<List<Activity>> activities(@Nullable String after, int count) {
    return page(Keys.ACTIVITIES, after, count, this::activity, Activity::name);
  }

  /** By their names; the replaced, which are sorted by when to look after them: at once. */
  private Future<Response> list(String names, String name) {
    return redis.send(Request.cmd(Command.ZADD).arg(names).arg(0).arg(name));
  }

  private Future<Response> unlist(String names, String name) {
    return redis.send(Request.cmd(Command.ZREM).arg(names).arg(name));
  }

  private Future<Void> changed(String name) {
    onChange.accept(name);
    return redis.send(Request.cmd(Command.PUBLISH).arg(Keys.CHANGES).arg(name)).mapEmpty();
  }

  /** Reads on until the page is full, as some names may have no owner. */
  private <T> Future<List<T>> page(
      String names,
      @Nullable String after,
      int count,
      Function<String, Future<@Nullable T>> read,
      Function<T, String> nameOf) {
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
              return all(found.stream().map(read).toList())
                  .compose(page -> rest(names, page, found, count, read, nameOf));
            });
  }

  private <T> Future<List<T>> rest(
      String names,
      List<T> page,
      List<String> found,
      int count,
      Function<String, Future<@Nullable T>> read,
      Function<T, String> nameOf) {
    if (page.size() == found.size() || found.size() < count) {
      return Future.succeededFuture(page);
    }
    return page(names, found.get(found.size() - 1), count - page.size(), read, nameOf)
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
