package dev.newel.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.asl.Definition;
import dev.newel.asl.Json;
import dev.newel.engine.core.Effect;
import dev.newel.engine.core.Environment;
import dev.newel.engine.core.Environment.Limits;
import dev.newel.engine.core.Execution;
import dev.newel.engine.core.ExecutionKey;
import dev.newel.engine.core.ExecutionStart;
import dev.newel.engine.core.ExecutionStatus;
import dev.newel.engine.core.Frame;
import dev.newel.engine.core.HistoryEvent;
import dev.newel.engine.core.Interpreter;
import dev.newel.engine.core.Outcome;
import dev.newel.engine.core.RunningMachine;
import dev.newel.engine.core.Stimulus;
import dev.newel.engine.core.Turn;
import dev.newel.store.ErrandBag.Instance;
import dev.newel.store.ExecutionStore.CommitResult;
import dev.newel.store.ExecutionStore.Loaded;
import dev.newel.store.PartitionStore.Deadline;
import dev.newel.store.PartitionStore.Sweep;
import dev.newel.store.TaskQueues.TaskRef;
import dev.newel.testing.ManualClock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Two instances over one store, workers and clients, all moved by one random generator in virtual
 * time. What is to be done next lies in one bag, from which the generator draws: so facts overtake
 * each other, come twice, and an instance can crash between any two calls of the store. Instances
 * do what the engine does: load, lay a fact over the execution, commit until the fate of the commit
 * is known, perform what it asks for, strike that from the outbox.
 */
final class SimulatedWorld {

  static final String ACTIVITY = "work";
  private static final int INSTANCES = 2;

  /** With so much to do time stands still: else the same dues would be found faster than met. */
  private static final int CROWDED = 12;

  private static final int MOST_STEPS = 20_000;

  private final Random random;
  private final ManualClock clock = new ManualClock(RunningMachine.START);
  private final ModelStore store = new ModelStore(Long.MAX_VALUE / 2);
  private final ModelStore.Queues queues = new ModelStore.Queues(clock);
  private final List<Instance> instances = new ArrayList<>();
  private final ErrandBag bag;
  private final Map<ExecutionKey, Definition> machines = new LinkedHashMap<>();
  private final Set<ExecutionKey> started = new HashSet<>();
  private final Set<Long> handedOut = new HashSet<>();
  private final Set<Long> accepted = new HashSet<>();
  private final Environment environment;
  private boolean faulty = true;
  private final Promises promises = new Promises();
  int crashes;
  int lostReplies;

  SimulatedWorld(long seed) {
    random = new Random(seed);
    bag = new ErrandBag(random, clock);
    environment =
        new Environment(
            "us-east-1", new Limits(10_000, 25_000, 2 + random.nextInt(30), 2), random, a -> true);
    for (int i = 0; i < INSTANCES; i++) {
      instances.add(new Instance());
    }
  }

  /** A client starts an execution, and asks again until it hears that it has. */
  void start(String name, Definition machine) {
    ExecutionKey key = new ExecutionKey("machine", name);
    machines.put(key, machine);
    bag.request(() -> begin(anyInstance(), key), () -> started.contains(key));
  }

  /** Runs through the faults, and then until nothing is left to be done. */
  void run(int faultySteps) {
    for (int step = 0; step < MOST_STEPS; step++) {
      faulty = step < faultySteps;
      if (faulty && random.nextInt(150) == 0) {
        crash();
      }
      bag.dropLost();
      if (bag.isEmpty() || (bag.size() < CROWDED && random.nextInt(6) == 0)) {
        if (!faulty && isQuiet()) {
          return;
        }
        passTime();
      } else {
        bag.runOne();
      }
    }
    throw new AssertionError(
        "stuck with %d errands, outbox %s, deadlines %s, queues empty %s, ended %s"
            .formatted(
                bag.size(),
                store.outbox(),
                store.hasDeadlines(),
                queues.isEmpty(),
                machines.keySet().stream().filter(this::hasEnded).toList()));
  }

  private boolean isQuiet() {
    return bag.isEmpty()
        && store.outbox().isEmpty()
        && !store.hasDeadlines()
        && queues.isEmpty()
        && machines.keySet().stream().allMatch(this::hasEnded);
  }

  private boolean hasEnded(ExecutionKey key) {
    Loaded loaded = store.load(key).result();
    return loaded != null && loaded.execution().progress().ending() != null;
  }

  /** The history of an execution that has come to its end, checked against what is known of it. */
  List<HistoryEvent> historyOf(String name, ExecutionStatus status) {
    ExecutionKey key = new ExecutionKey("machine", name);
    assertThat(Objects.requireNonNull(store.describe(key).result()).progress().status())
        .isEqualTo(status);
    List<HistoryEvent> history =
        Objects.requireNonNull(store.history(key, 0, Integer.MAX_VALUE, false).result());
    long id = 0;
    for (HistoryEvent event : history) {
      assertThat(event.id()).isEqualTo(++id);
      assertThat(event.previousId()).isLessThan(id);
    }
    return history;
  }

  Set<Long> accepted() {
    return accepted;
  }

  private void crash() {
    Instance instance = anyInstance();
    instance.life++;
    instance.cache.clear();
    instance.busy.clear();
    crashes++;
  }

  private Instance anyInstance() {
    return instances.get(random.nextInt(INSTANCES));
  }

  private void passTime() {
    clock.advance(faulty ? random.nextInt(4_000) : 1_000);
    Instance instance = anyInstance();
    bag.at(instance, () -> sweep(instance));
    if (random.nextBoolean()) {
      bag.outside(this::poll);
    }
  }

  private void sweep(Instance instance) {
    Sweep found = store.sweep(0, clock.millis(), clock.millis()).result();
    for (Deadline deadline : found.deadlines()) {
      Stimulus due =
          deadline.frame() == PartitionStore.WHOLE_EXECUTION
              ? new Stimulus.ExecutionDue()
              : new Stimulus.FrameDue(deadline.frame(), deadline.dueAt());
      deliver(instance, deadline.execution(), due, outcome -> {});
    }
    found.duties().forEach(duty -> bag.at(instance, () -> recover(instance, duty)));
  }

  private void recover(Instance instance, Duty duty) {
    Loaded loaded = Objects.requireNonNull(store.load(duty.execution()).result());
    Execution execution = loaded.execution();
    if (duty.kind() == Duty.Kind.RESUME && execution.progress().ending() == null) {
      deliver(
          instance,
          duty.execution(),
          new Stimulus.Resumed(duty.nonce()),
          outcome -> strike(instance, duty));
    } else if (duty.kind() == Duty.Kind.WITHDRAW) {
      perform(instance, duty, new Effect.WithdrawTask(duty.frame(), duty.nonce(), ACTIVITY));
    } else {
      Frame frame = execution.frame(duty.frame());
      Effect owed =
          frame == null || !frame.awaits(duty.nonce())
              ? null
              : interpreter(new Turn(execution, clock.millis())).effectOf(frame);
      if (owed == null) {
        strike(instance, duty);
      } else {
        perform(instance, duty, owed);
      }
    }
  }

  private void strike(Instance instance, Duty duty) {
    bag.at(instance, () -> store.settle(List.of(duty)));
  }

  private void perform(Instance instance, Duty duty, Effect effect) {
    TaskRef task = new TaskRef(duty.execution(), effect.frame(), effect.nonce());
    if (effect instanceof Effect.OfferTask) {
      queues.offer(ACTIVITY, List.of(task));
    } else {
      queues.withdraw(ACTIVITY, task);
    }
    strike(instance, duty);
  }

  /** A worker polls, works on what it gets, and answers until it hears what became of that. */
  private void poll() {
    for (TaskRef task : queues.take(ACTIVITY, 1, List.of()).result()) {
      Stimulus taken = new Stimulus.TaskTaken(task.frame(), task.nonce(), "worker");
      deliver(
          anyInstance(),
          task.execution(),
          taken,
          outcome -> {
            queues.take(ACTIVITY, 0, List.of(task));
            if (outcome == Outcome.TAKEN) {
              assertThat(handedOut.add(task.nonce())).as("handed out once").isTrue();
              work(task);
            }
          });
    }
  }

  private void work(TaskRef task) {
    boolean fails = random.nextInt(4) == 0;
    Stimulus answer =
        fails
            ? new Stimulus.TaskFailed(task.frame(), task.nonce(), "Unlucky", null)
            : new Stimulus.TaskSucceeded(
                task.frame(), task.nonce(), Json.ofTrusted("{\"nonce\":" + task.nonce() + "}"));
    Set<Outcome> heard = new HashSet<>();
    bag.request(
        () ->
            deliver(
                anyInstance(),
                task.execution(),
                answer,
                outcome -> {
                  heard.add(outcome);
                  if (outcome == Outcome.TAKEN && !fails) {
                    assertThat(accepted.add(task.nonce())).as("accepted once").isTrue();
                  }
                }),
        () -> !heard.isEmpty());
  }

  private void begin(Instance instance, ExecutionKey key) {
    ExecutionStart like = RunningMachine.startOf("{\"items\":[1,2,3]}");
    ExecutionStart start =
        new ExecutionStart(
            key,
            like.executionArn(),
            like.machineArn(),
            like.roleArn(),
            like.revision(),
            like.input(),
            RunningMachine.START,
            null,
            "start");
    Turn turn = new Turn(new Execution(start), clock.millis());
    new Interpreter(Objects.requireNonNull(machines.get(key)), turn, environment)
        .step(new Stimulus.Started());
    Commit commit = promises.commit(turn, null, new Stimulus.Started());
    bag.at(instance, () -> send(instance, commit, outcome -> started.add(key)));
  }

  /** A fact for an execution; it may come twice. */
  private void deliver(
      Instance instance, ExecutionKey key, Stimulus fact, Consumer<Outcome> reply) {
    bag.at(instance, () -> lay(instance, key, fact, reply));
    boolean repeats = faulty && random.nextInt(10) == 0;
    if (repeats && !(fact instanceof Stimulus.TaskTaken)) {
      bag.at(instance, () -> lay(instance, key, fact, outcome -> {}));
    }
  }

  private void lay(Instance instance, ExecutionKey key, Stimulus fact, Consumer<Outcome> reply) {
    if (instance.busy.contains(key)) {
      bag.at(instance, () -> lay(instance, key, fact, reply));
      return;
    }
    Loaded loaded = instance.cache.get(key);
    if (loaded == null) {
      loaded = store.load(key).result();
      if (loaded == null) {
        return;
      }
      instance.cache.put(key, loaded);
      bag.at(instance, () -> lay(instance, key, fact, reply));
      return;
    }
    Turn turn = new Turn(loaded.execution(), clock.millis());
    Outcome outcome =
        new Interpreter(Objects.requireNonNull(machines.get(key)), turn, environment).step(fact);
    if (outcome != Outcome.TAKEN) {
      if (isConfirmed(key, loaded, fact)) {
        reply.accept(outcome);
      } else {
        instance.cache.remove(key);
        bag.at(instance, () -> lay(instance, key, fact, reply));
      }
      return;
    }
    instance.busy.add(key);
    Commit commit = promises.commit(turn, loaded.fence(), fact);
    bag.at(
        instance,
        () ->
            send(
                instance,
                commit,
                done -> {
                  if (done == null) {
                    bag.at(instance, () -> lay(instance, key, fact, reply));
                  } else {
                    reply.accept(done);
                  }
                }));
  }

  /** A task that an instance does not know may be newer than what it has in its cache. */
  private boolean isConfirmed(ExecutionKey key, Loaded loaded, Stimulus fact) {
    return fact instanceof Stimulus.FrameDue
        || fact instanceof Stimulus.ExecutionDue
        || loaded.fence().equals(Objects.requireNonNull(store.load(key).result()).fence());
  }

  private Interpreter interpreter(Turn turn) {
    ExecutionKey key = turn.execution().start().key();
    return new Interpreter(Objects.requireNonNull(machines.get(key)), turn, environment);
  }

  /** Commits until the fate is known: the request, or the reply to it, may be lost. */
  private void send(Instance instance, Commit commit, Consumer<@Nullable Outcome> reply) {
    boolean requestLost = faulty && random.nextInt(20) == 0;
    CommitResult result = requestLost ? null : store.commit(commit).result();
    boolean replyLost = faulty && random.nextInt(20) == 0;
    if (result == null || replyLost) {
      lostReplies++;
      bag.at(instance, () -> send(instance, commit, reply));
      return;
    }
    bag.at(instance, () -> settle(instance, commit, result, reply));
  }

  private void settle(
      Instance instance, Commit commit, CommitResult result, Consumer<@Nullable Outcome> reply) {
    ExecutionKey key = commit.turn().execution().start().key();
    instance.busy.remove(key);
    if (result instanceof CommitResult.Committed) {
      Execution execution = commit.turn().execution();
      execution.apply(commit.turn());
      instance.cache.put(key, new Loaded(execution, commit.fence()));
      reply.accept(Outcome.TAKEN);
      for (Effect effect : commit.turn().effects()) {
        bag.at(instance, () -> perform(instance, Promises.duty(key, effect), effect));
      }
      if (commit.turn().isUnfinished()) {
        Duty resume = Promises.resume(key, commit.turn());
        deliver(
            instance,
            key,
            new Stimulus.Resumed(resume.nonce()),
            outcome -> strike(instance, resume));
      }
    } else if (result instanceof CommitResult.Outdated outdated) {
      instance.cache.put(key, outdated.current());
      reply.accept(commit.expected() == null ? Outcome.TAKEN : null);
    } else if (result instanceof CommitResult.NotDue notDue) {
      commit.turn().execution().postpone(notDue.frame(), notDue.dueAt());
      reply.accept(Outcome.NOTHING_TO_DO);
    } else {
      throw new AssertionError("an execution is gone: " + key);
    }
  }
}
