package dev.newel.simulation;

import static dev.newel.simulation.Timeline.MS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.aws.Home;
import dev.newel.interpreter.RunningMachine;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.store.Flaw;
import dev.newel.store.HistoryPart;
import dev.newel.store.HistoryStore;
import dev.newel.store.ModelStore;
import dev.newel.store.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One course of events, which its seed determines. */
final class Simulation {

  private static final long FAULTS_MS = 20_000;

  /** Longer than any pause, lease or time-out takes to be over. */
  private static final long PATIENCE_MS = 400_000;

  /** After so long without faults, what has not moved on by itself will not. */
  private static final long CALM_MS = 40_000;

  /** The longest pause is over by then, and every queue has been looked into again. */
  private static final long HEALED_MS = 25_000;

  private static final long PROMPT_MS = 1_000;

  private static final int STEADY_WORKERS = 4;
  private static final int RISKY_WORKERS = 2;

  /** Has the names that the other has too. */
  private static final Home OTHER_HOME = Home.of("eu-west-1", "000000000002");

  private final World world;
  private final List<Machine> machines;
  private final List<Home> homes;
  private final Faults faults;
  private final Ledger ledger = new Ledger();
  private final Redriver redriver;
  private final HistoryStore histories;
  private final Items items;
  private final Map<ExecutionKey, Machine> executions = new LinkedHashMap<>();

  /** The parents of those that are started by others. */
  private final Map<ExecutionKey, ExecutionKey> parents = new LinkedHashMap<>();

  private final Set<ExecutionKey> stopping = new LinkedHashSet<>();

  Simulation(long seed, Set<Flaw> flaws, List<Machine> machines) {
    this.machines = machines;
    world = new World(seed, flaws);
    redriver = new Redriver(world);
    homes = seed % 4 == 0 ? List.of(RunningMachine.HOME, OTHER_HOME) : List.of(RunningMachine.HOME);
    faults = new Faults(world, world.timeline().now() + FAULTS_MS * MS);
    histories =
        new ModelStore(
                world.server(), "judge", Clock.systemUTC(), 0, Wire.DIRECT, () -> Wire.DIRECT)
            .histories();
    items = new Items(histories);
  }

  Faults faults() {
    return faults;
  }

  Timeline timeline() {
    return world.timeline();
  }

  /** Runs it, and checks all that must hold. */
  void run() {
    homes.forEach(this::create);
    homes.forEach(this::startWorkers);
    faults.begin();
    for (int i = 0; i < 4; i++) {
      Machine machine = world.chance().of(machines);
      Home home = homes.get(i % homes.size());
      start(home, machine, "run" + i / homes.size(), world.chance().millis(0, FAULTS_MS / 2));
    }
    long end = timeline().now() + FAULTS_MS * MS;
    world.passUntil(end, () -> false);
    faults.end();
    calmDown(end);
    check();
    world.passUntil(end + HEALED_MS * MS, () -> false);
    probe();
  }

  /** Runs it with no faults at all. */
  void runWithoutFaults() {
    homes.forEach(this::create);
    homes.forEach(this::startWorkers);
    probe();
  }

  private void create(Home home) {
    for (String activity : Machine.ACTIVITIES) {
      world.persist(home, "CreateActivity", World.object().put("name", activity), "a", heard -> {});
    }
    for (Machine machine : Machine.madeFor(machines)) {
      ObjectNode input =
          World.object()
              .put("name", machine.name())
              .put("definition", machine.definition(home))
              .put("roleArn", "arn:aws:iam::000000000000:role/any");
      world.persist(
          home,
          "CreateStateMachine",
          input,
          "m",
          heard ->
              Rule.NO_OTHER_ERROR.check(
                  heard.body() != null, () -> machine + " gets " + heard.error()));
    }
    world.passUntil(timeline().now() + PATIENCE_MS * MS, () -> !world.isAsking());
  }

  private void startWorkers(Home home) {
    for (int i = 0; i < STEADY_WORKERS; i++) {
      new Worker(world, ledger, home, Machine.STEADY_ACTIVITY, i).poll();
    }
    for (int i = 0; i < RISKY_WORKERS; i++) {
      new Worker(world, ledger, home, Machine.RISKY_ACTIVITY, i).poll();
    }
    new Worker(world, ledger, home, Machine.BEATING_ACTIVITY, 0).poll();
    new Worker(world, ledger, home, Machine.SOLO_ACTIVITY, 0).poll();
  }

  private void start(Home home, Machine machine, String name, long after) {
    ExecutionKey key = new ExecutionKey(home, machine.name(), name);
    executions.put(key, machine);
    if (machine.child != null) {
      ExecutionKey child = new ExecutionKey(home, machine.child.name(), name);
      executions.put(child, machine.child);
      parents.put(child, key);
    }
    ObjectNode input =
        World.object()
            .put("stateMachineArn", key.machineArn())
            .put("name", name)
            .put("input", "{\"items\":[1,2,3]}");
    timeline()
        .after(
            after,
            () ->
                world.persist(
                    home,
                    "StartExecution",
                    input,
                    "start:" + name,
                    heard -> {
                      Rule.ANSWERED_ALIKE.check(
                          heard.body() != null, () -> "the start of " + key + " got " + heard);
                      ledger.started(key.arn());
                      childOf(key).ifPresent(child -> ledger.started(child.arn()));
                      if (machine.end == ExecutionStatus.ABORTED) {
                        timeline().after(untilStop(machine), () -> stop(key));
                      } else if (machine.isRedriven()) {
                        redriver.redriveLater(key);
                      }
                    }));
  }

  /** A parent is often stopped while its child is being started. */
  private long untilStop(Machine machine) {
    boolean hurries = machine == Machine.STOPPED_PARENT && world.chance().oneIn(2);
    return world.chance().millis(0, hurries ? 3 : 15_000);
  }

  private Optional<ExecutionKey> childOf(ExecutionKey key) {
    return parents.keySet().stream().filter(child -> key.equals(parents.get(child))).findFirst();
  }

  private void stop(ExecutionKey key) {
    if (stopping.add(key)) {
      childOf(key).ifPresent(stopping::add);
      world.persist(
          key.home(),
          "StopExecution",
          World.object().put("executionArn", key.arn()),
          "stop:" + key.path(),
          heard ->
              Rule.NO_OTHER_ERROR.check(heard.body() != null, () -> "a stop got " + heard.error()));
    }
  }

  /** Lets everything come to its end, and stops what a fault has left without a worker. */
  private void calmDown(long calmSince) {
    boolean done =
        world.passUntil(
            calmSince + PATIENCE_MS * MS,
            () -> {
              if (timeline().now() > calmSince + CALM_MS * MS) {
                executions.keySet().stream().filter(this::isWithoutWorker).forEach(this::stop);
              }
              if (timeline().now() > calmSince + world.foundMillis() * MS
                  && !faults.haveLostQueues()) {
                checkFound();
              }
              return isQuiet();
            });
    if (!done) {
      executions
          .keySet()
          .forEach(
              key ->
                  Rule.ENDS_AS_IT_MUST.check(
                      hasEnded(key), () -> key + " does not end:\n" + past(key)));
      Rule.ENDS_AS_IT_MUST.check(!world.isAsking(), () -> "a client gets no answer");
      Rule.NOTHING_LEFT.check(
          false,
          () ->
              "outbox %s, deadlines %s, queues empty %s"
                  .formatted(
                      world.server().outbox(),
                      world.server().hasDeadlines(),
                      world.server().hasEmptyQueues()));
    }
  }

  private void checkFound() {
    for (ExecutionKey key : executions.keySet()) {
      boolean waits =
          executions.get(key) != Machine.RISKY
              && ledger.isStarted(key.arn())
              && !hasEnded(key)
              && !isOwedToAFault(key);
      Rule.FOUND_AGAIN.check(!waits, () -> key + " is still under way:\n" + past(key));
    }
  }

  private boolean isQuiet() {
    return !world.isAsking()
        && executions.keySet().stream().allMatch(this::hasEnded)
        && world.server().outbox().isEmpty()
        && !world.server().hasDeadlines()
        && world.server().hasEmptyQueues();
  }

  private boolean isWithoutWorker(ExecutionKey key) {
    return executions.get(key) != Machine.RISKY
        && ledger.isStarted(key.arn())
        && !hasEnded(key)
        && (past(key).isOwedToAFault(ledger)
            || items.of(key).stream().anyMatch(item -> past(item).isOwedToAFault(ledger)));
  }

  private boolean isOwedToAFault(ExecutionKey key) {
    return past(key).isOwedToAFault(ledger)
        || items.of(key).stream().anyMatch(item -> past(item).isOwedToAFault(ledger))
        || childOf(key).filter(child -> past(child).isOwedToAFault(ledger)).isPresent();
  }

  private boolean hasEnded(ExecutionKey key) {
    Progress progress = progress(key);
    if (progress == null) {
      return isUnborn(key);
    }
    return progress.ending() != null
        && items.haveEnded(key)
        && (!Machine.valueOf(key.bareMachine()).isRedriven() || progress.redrives().count() > 0);
  }

  /** Whether the parent has ended before it could start it. */
  private boolean isUnborn(ExecutionKey key) {
    ExecutionKey parent = parents.get(key);
    return parent != null && progress(key) == null && hasEnded(parent);
  }

  private @Nullable Progress progress(ExecutionKey key) {
    HistoryStore.Summary summary = histories.describe(key, true).result();
    return summary == null ? null : summary.progress();
  }

  private Past past(ExecutionKey key) {
    HistoryPart all = histories.history(key, 0, Integer.MAX_VALUE, false).result();
    return new Past(key, all == null ? List.of() : all.events());
  }

  private void check() {
    List<Long> results = new ArrayList<>();
    executions.forEach(
        (key, machine) -> {
          if (isUnborn(key)) {
            return;
          }
          Past past = past(key);
          past.checkForm();
          past.checkTimeOuts(ledger);
          results.addAll(past.results());
          Rule.REDRIVEN_ONCE.check(
              past.redrives() == (machine.isRedriven() ? 1 : 0),
              () -> key + " was redriven by one call:\n" + past);
          items.of(key).forEach(item -> results.addAll(past(item).results()));
          items.of(key).forEach(item -> past(item).checkForm());
          items.check(key);
          ExecutionStatus end = Objects.requireNonNull(progress(key)).status();
          boolean ended =
              end == machine.end
                  || (stopping.contains(key) && end == ExecutionStatus.ABORTED)
                  || (end == ExecutionStatus.FAILED
                      && childOf(key).filter(stopping::contains).isPresent());
          Rule.ENDS_AS_IT_MUST.check(ended, () -> key + " ended as " + end + ":\n" + past);
          Rule.WORK_IS_STOPPED.check(
              machine != Machine.CALLED_OFF || !past.hasOpenWork() || world.hasHeardStop(key),
              () -> "nobody has stopped the work of " + key + ":\n" + past);
          Rule.TOLD_OF_EACH_CHANGE.check(
              !world.tells()
                  || (world.hasHeardOf(key, end) && world.hasHeardOf(key, ExecutionStatus.RUNNING)),
              () -> "nobody heard of all that became of " + key);
        });
    parents.forEach(this::checkTold);
    Set<Long> once = new HashSet<>(results);
    Rule.RESULT_ONCE.check(once.size() == results.size(), () -> "a result is twice in " + results);
    Rule.RESULT_ONCE.check(
        once.containsAll(ledger.acknowledged()),
        () -> "of " + ledger.acknowledged() + " there are " + once);
    ledger.refused().forEach((result, token) -> checkRefusal(result, token, once));
  }

  /** A parent succeeds by the very end that its child had, and not before. */
  private void checkTold(ExecutionKey child, ExecutionKey parent) {
    Past past = past(parent);
    past.toldAt()
        .ifPresent(
            told -> {
              Ending end = Objects.requireNonNull(progress(child)).ending();
              Rule.TOLD_ONCE.check(
                  end != null
                      && end.status() == ExecutionStatus.SUCCEEDED
                      && told.output().path("StopDate").longValue() == end.stopTime(),
                  () -> parent + " was told of an end that is not there:\n" + past);
            });
  }

  private void checkRefusal(long result, String token, Set<Long> inHistory) {
    Rule.ANSWERED_ALIKE.check(
        !inHistory.contains(result),
        () -> "result " + result + " was refused, and is in the history");
    String[] parts =
        new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1).split(":", 4);
    ExecutionKey key = new ExecutionKey(ledger.homeOf(token), parts[1], parts[2]);
    Rule.ANSWERED_ALIKE.check(
        ledger.isUsed(token)
            // what is open when an execution fails is scheduled anew when it is redriven
            || Machine.valueOf(key.bareMachine()).isRedriven()
            || Objects.requireNonNull(progress(key)).status() != ExecutionStatus.SUCCEEDED,
        () -> "result " + result + " of an open task was refused:\n" + past(key));
  }

  /** With everything in order, nothing waits for a sweep, a lease or a second look. */
  private void probe() {
    List<ExecutionKey> before = List.copyOf(executions.keySet());
    Home home = homes.get(homes.size() - 1);
    start(home, Machine.CHAIN, "probe1", world.chance().millis(0, 1_000));
    start(home, Machine.NESTED, "probe2", world.chance().millis(0, 1_000));
    start(home, Machine.BEATING, "probe3", 0);
    start(home, Machine.SOLO, "probe4", 0);
    start(home, Machine.PARENT, "probe5", 0);
    start(home, Machine.CALLING, "probe6", 0);
    start(home, Machine.MAPPED, "probe7", 0);
    long now = timeline().now();
    calmDown(now);
    check();
    for (ExecutionKey key : executions.keySet()) {
      if (!before.contains(key)) {
        past(key).checkTimeOuts(ledger);
        past(key).checkPromptness(PROMPT_MS);
        ExecutionKey parent = parents.get(key);
        // a client of the time of faults can still hang up just when its task comes
        if (parent != null && !isOwedToAFault(key)) {
          long late = past(parent).toldAt().orElseThrow().time() - past(key).end();
          Rule.PROMPT.check(
              late <= PROMPT_MS, () -> parent + " heard after " + late + " ms:\n" + past(parent));
        }
      }
    }
  }
}
