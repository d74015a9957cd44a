package dev.newel.store;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * State machines and activities of a model.
 *
 * @param onChange hears of this instance's own changes at once
 */
record ModelCatalog(ModelServer server, Wire wire, Consumer<Name> onChange) implements Catalog {

  @Override
  public Future<Machine> createMachine(Machine machine) {
    return wire.send(
            () -> {
              Machine there = server.machines.putIfAbsent(machine.name(), machine);
              if (there == null) {
                server.revisions.put(revisionKey(machine.name(), machine.revision()), machine);
                server.publishChange(machine.name());
              }
              return there == null ? machine : there;
            })
        .onSuccess(there -> onChange.accept(machine.name()));
  }

  private static String revisionKey(Name machine, String revision) {
    return machine + ":" + revision;
  }

  @Override
  public Future<Boolean> updateMachine(Machine machine, String previousRevision) {
    return wire.send(
            () -> {
              Machine there = server.machines.get(machine.name());
              if (there == null || there.deleting() || !there.revision().equals(previousRevision)) {
                return false;
              }
              server.machines.put(machine.name(), machine);
              server.revisions.put(revisionKey(machine.name(), machine.revision()), machine);
              server.publishChange(machine.name());
              return true;
            })
        .onSuccess(done -> onChange.accept(machine.name()));
  }

  @Override
  public Future<@Nullable Machine> machine(Name name) {
    return wire.send(() -> server.machines.get(name));
  }

  @Override
  public Future<@Nullable Machine> revision(Name name, String revision) {
    return wire.send(() -> server.revisions.get(revisionKey(name, revision)));
  }

  @Override
  public Future<Void> deleteMachine(Name name) {
    return wire.send(
            () -> {
              server.machines.computeIfPresent(name, (same, there) -> deleting(there));
              server.publishChange(name);
              return true;
            })
        .onSuccess(marked -> onChange.accept(name))
        .compose(marked -> finishDeletion(name))
        .mapEmpty();
  }

  private static Machine deleting(Machine machine) {
    return new Machine(
        machine.name(),
        machine.revision(),
        machine.initial(),
        machine.creationTime(),
        machine.updateTime(),
        machine.type(),
        machine.roleArn(),
        machine.definition(),
        machine.settings(),
        machine.tags(),
        true);
  }

  @Override
  public Future<Boolean> finishDeletion(Name name) {
    return wire.send(
            () -> {
              Machine there = server.machines.get(name);
              if (there == null || !there.deleting()) {
                return false;
              } else if (server.hasRunning(name)) {
                return true;
              }
              server.machines.remove(name);
              server.publishChange(name);
              return false;
            })
        .onSuccess(deleting -> onChange.accept(name));
  }

  @Override
  public Future<List<Machine>> machines(Home home, @Nullable String after, int count) {
    return wire.send(() -> page(home, server.machines, after, count));
  }

  @Override
  public Future<Long> countMachines(Home home) {
    throw new UnsupportedOperationException("limits are no part of the model");
  }

  @Override
  public Future<Long> countActivities(Home home) {
    throw new UnsupportedOperationException("limits are no part of the model");
  }

  @Override
  public Future<Activity> createActivity(Activity activity) {
    return wire.send(
            () -> {
              Activity there = server.activities.putIfAbsent(activity.name(), activity);
              if (there == null) {
                server.publishChange(activity.name());
              }
              return there == null ? activity : there;
            })
        .onSuccess(there -> onChange.accept(activity.name()));
  }

  @Override
  public Future<@Nullable Activity> activity(Name name) {
    return wire.send(() -> server.activities.get(name));
  }

  @Override
  public Future<Void> deleteActivity(Name name) {
    return delete(server.activities, name, () -> server.queue(name).delete());
  }

  @Override
  public Future<List<Activity>> activities(Home home, @Nullable String after, int count) {
    return wire.send(() -> page(home, server.activities, after, count));
  }

  @Override
  public Future<Boolean> tag(Machine machine, String tags) {
    throw new UnsupportedOperationException("tags are no part of the model");
  }

  @Override
  public Future<Boolean> tag(Activity activity, String tags) {
    throw new UnsupportedOperationException("tags are no part of the model");
  }

  @Override
  public Releases releases() {
    return new ModelReleases(wire);
  }

  private Future<Void> delete(Map<Name, ?> named, Name name, Runnable also) {
    return wire.send(
            () -> {
              named.remove(name);
              also.run();
              server.publishChange(name);
              return true;
            })
        .onSuccess(gone -> onChange.accept(name))
        .mapEmpty();
  }

  private static <T> List<T> page(
      Home home, Map<Name, T> named, @Nullable String after, int count) {
    return named.entrySet().stream()
        .filter(entry -> entry.getKey().home().equals(home))
        .filter(entry -> after == null || entry.getKey().text().compareTo(after) > 0)
        .limit(count)
        .map(entry -> Objects.requireNonNull(entry.getValue()))
        .toList();
  }
}
