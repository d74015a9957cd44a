package dev.newel.simulation;

import static dev.newel.simulation.Timeline.MS;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Home;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.Flaw;
import dev.newel.store.Flaws;
import dev.newel.store.ModelServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Instances over one store, and the way to them. */
final class World {

  static final int INSTANCES = 3;
  private static final int PARTITIONS = 3;

  /** The longest pause and the longest lease are over by then, and what they held up is done. */
  private static final long FOUND_MS = 35_000;

  /** What is counted as open, and never began, is counted for so long. */
  private static final long COUNTED_MS = 65_000;

  private final Timeline timeline = new Timeline(RunningMachine.START);
  private final Chance chance;
  private final ModelServer server;
  private final List<Instance> instances = new ArrayList<>();
  private Consumer<Instance> mishap = instance -> {};
  private int names;
  private int asking;
  private boolean faulty;
  private final boolean tells;
  private final @Nullable Integer openMapRuns;
  private final Set<String> heard = new HashSet<>();
  private final Set<ExecutionKey> stops = new HashSet<>();
  private int calls;

  World(long seed, Set<Flaw> flaws) {
    chance = new Chance(seed);
    tells = seed % 2 == 0;
    openMapRuns = seed % 3 == 0 ? 1 : null;
    Flaws wrong = new Flaws(flaws, work -> timeline.after(chance.millis(20, 300), work));
    server = new ModelServer(PARTITIONS, timeline::millis, wrong);
    for (int i = 0; i < INSTANCES; i++) {
      instances.add(newInstance());
    }
  }

  private Instance newInstance() {
    return new Instance(this, server, "i" + ++names);
  }

  Timeline timeline() {
    return timeline;
  }

  Chance chance() {
    return chance;
  }

  ModelServer server() {
    return server;
  }

  List<Instance> instances() {
    return instances;
  }

  /** Whether anything may go wrong. */
  boolean isFaulty() {
    return faulty;
  }

  void faulty(boolean now) {
    faulty = now;
  }

  /**
   * What to do where chance has it that something goes wrong with an instance at a given moment.
   */
  void onMishap(Consumer<Instance> mishap) {
    this.mishap = mishap;
  }

  void mishap(Instance instance) {
    mishap.accept(instance);
  }

  /** How many Map Runs of a home may be open; null for any number. */
  @Nullable Integer openMapRuns() {
    return openMapRuns;
  }

  /** After so long without faults everything goes on. */
  long foundMillis() {
    return openMapRuns == null ? FOUND_MS : FOUND_MS + COUNTED_MS;
  }

  /** Whether somebody is told of status changes. */
  boolean tells() {
    return tells;
  }

  void heardOf(ExecutionKey execution, ExecutionStatus status) {
    heard.add(execution + " " + status);
  }

  boolean hasHeardOf(ExecutionKey execution, ExecutionStatus status) {
    return heard.contains(execution + " " + status);
  }

  int nextCall() {
    return ++calls;
  }

  /** Somebody is told that the work of an execution is to be stopped. */
  void hearStop(ExecutionKey execution) {
    stops.add(execution);
  }

  boolean hasHeardStop(ExecutionKey execution) {
    return stops.contains(execution);
  }

  /** Kills an instance, and starts it anew after a while. */
  void crash(Instance instance, long backAfter) {
    int number = instances.indexOf(instance);
    instance.kill();
    timeline.after(backAfter, () -> instances.set(number, newInstance()));
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * Calls any instance, once.
   *
   * @param patience how long the client waits, microseconds
   */
  @Nullable Request call(
      Home home,
      String action,
      ObjectNode input,
      @Nullable String invocationId,
      long patience,
      Consumer<Answer> heard) {
    Instance instance = chance.of(instances);
    if (instance.isDead()) {
      timeline.after(chance.hop(true), () -> heard.accept(Answer.CUT));
      return null;
    }
    Request request = new Request(instance, home, action, input, invocationId, heard);
    timeline.after(
        chance.hop(true),
        () -> {
          if (instance.isDead()) {
            request.cut();
          } else {
            instance.take(request);
          }
        });
    timeline.after(patience, request::abandon);
    return request;
  }

  /** Calls as an SDK does: again, at any instance, until it is answered. */
  void persist(
      Home home, String action, ObjectNode input, String invocationId, Consumer<Answer> heard) {
    asking++;
    again(
        home,
        action,
        input,
        invocationId,
        answer -> {
          asking--;
          heard.accept(answer);
        });
  }

  private void again(
      Home home, String action, ObjectNode input, String invocationId, Consumer<Answer> heard) {
    call(
        home,
        action,
        input,
        invocationId,
        chance.millis(2_000, 10_000),
        answer -> {
          if (answer.isToBeRepeated()) {
            timeline.after(
                chance.millis(20, 1_000), () -> again(home, action, input, invocationId, heard));
          } else {
            heard.accept(answer);
          }
        });
  }

  /** Whether a client still asks for something. */
  boolean isAsking() {
    return asking > 0;
  }

  private void checkOpenMapRuns() {
    if (openMapRuns != null) {
      Map<Home, List<ExecutionKey>> open = server.openMapRuns();
      Rule.NOT_TOO_MANY.check(
          open.values().stream().allMatch(runs -> runs.size() <= openMapRuns),
          () -> "there are open " + open);
    }
  }

  /** Lets time pass until something is so. */
  boolean passUntil(long time, java.util.function.BooleanSupplier so) {
    long nextLook = timeline.now();
    while (timeline.now() < time) {
      if (timeline.now() >= nextLook) {
        if (so.getAsBoolean()) {
          return true;
        }
        nextLook = timeline.now() + 500 * MS;
      }
      if (!timeline.step()) {
        return so.getAsBoolean();
      }
      checkOpenMapRuns();
    }
    return false;
  }
}
