package dev.newel.interpreter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.Definition;
import dev.newel.asl.Flow;
import dev.newel.asl.MapState;
import dev.newel.asl.State;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.environment.Environment;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.Execution;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Outcome;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.Stimulus;
import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.MapPart;
import dev.newel.interpreter.model.start.ParentTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An execution with the Map Runs and the child executions that come of it, and a world that does
 * what they ask for: in any order, and now and then twice, as after a crash. Every turn begins from
 * what is stored.
 */
final class MapRunWorld {

  private final Definition definition;
  private final Environment environment;
  private final Random chance;
  private final Map<ExecutionKey, Execution> executions = new LinkedHashMap<>();
  private final Map<ExecutionKey, List<HistoryEvent>> histories = new LinkedHashMap<>();
  private final List<Owed> owed = new ArrayList<>();
  final ExecutionKey top;

  /** What readers give; it grows by nothing but what a test puts there. */
  final List<JsonNode> stored = new ArrayList<>();

  /** The files that were written, by their names. */
  final Map<String, JsonNode> files = new TreeMap<>();

  /** How many of its executions were open at once, at most. */
  int mostOpen;

  private record Owed(ExecutionKey by, Effect effect) {}

  MapRunWorld(String definition, String input, long seed) {
    this(definition, input, seed, RunningMachine.LIMITS);
  }

  MapRunWorld(String definition, String input, long seed, Environment.Limits limits) {
    this.definition = RunningMachine.parse(definition);
    this.chance = new Random(seed);
    this.environment =
        new Environment(
            "us-east-1", limits, new Random(seed + 1), RunningMachine.TOKENS, arn -> true);
    ExecutionStart start = RunningMachine.startOf(input.replace('\'', '"'));
    this.top = start.key();
    begin(start, null);
  }

  /** Does all that is owed, until nobody asks for anything. */
  MapRunWorld run() {
    while (!owed.isEmpty()) {
      doOne();
    }
    return this;
  }

  /** Does one thing that is owed. */
  void doOne() {
    Owed next = owed.remove(chance.nextInt(owed.size()));
    if (chance.nextInt(4) == 0) {
      // who did it has died before it could say so
      owed.add(next);
    }
    perform(next.by(), next.effect());
    mostOpen = Math.max(mostOpen, (int) children().stream().filter(this::isOpen).count());
  }

  boolean owesNothing() {
    return owed.isEmpty();
  }

  private boolean isOpen(ExecutionKey key) {
    return of(key).progress().ending() == null;
  }

  private void perform(ExecutionKey by, Effect effect) {
    if (effect instanceof Effect.StartPart start) {
      startPart(by, start);
    } else if (effect instanceof Effect.StopChild stop) {
      ParentTask task = new ParentTask(by, stop.frame(), stop.nonce());
      deliver(stop.child(), new Stimulus.Abandoned(task));
    } else if (effect instanceof Effect.TellParent tell) {
      ParentTask parent = tell.parent();
      deliver(
          parent.execution(),
          new Stimulus.ChildSeen(
              parent.frame(), parent.nonce(), tell.child(), tell.ending(), tell.redrives()));
    } else if (effect instanceof Effect.ReadItems read) {
      deliver(by, new Stimulus.TaskSucceeded(read.frame(), read.nonce(), page(read)));
    } else if (effect instanceof Effect.WriteResults write) {
      deliver(by, new Stimulus.TaskSucceeded(write.frame(), write.nonce(), file(write)));
    } else if (effect instanceof Effect.WriteManifest write && isWanted(by, write)) {
      files.put("manifest", write.files());
      Json result = Json.ofTrusted("{\"MapRunArn\":\"" + write.mapRunArn() + "\"}");
      deliver(by, new Stimulus.TaskSucceeded(write.frame(), write.nonce(), result));
    }
  }

  /** Who finds it in the outbox looks for that first. */
  private boolean isWanted(ExecutionKey by, Effect effect) {
    Frame frame = of(by).frame(effect.frame());
    return frame != null && frame.awaits(effect.nonce());
  }

  private void startPart(ExecutionKey by, Effect.StartPart asked) {
    ExecutionKey key = asked.part().key();
    ParentTask parent = new ParentTask(by, asked.frame(), asked.nonce());
    if (asked.redrives() > 0) {
      redrive(by, asked, parent);
      return;
    }
    if (!executions.containsKey(key) || asked.part().isExpressPart()) {
      begin(asked.part().at(RunningMachine.START), parent);
    }
    Execution there = of(key);
    Ending ending = there.progress().ending();
    if (ending == null && !there.progress().parents().contains(parent)) {
      // it is still being stopped
      owed.add(new Owed(by, asked));
      return;
    }
    Outcome outcome =
        deliver(
            by,
            new Stimulus.ChildSeen(
                asked.frame(), asked.nonce(), there.start(), ending, there.progress().redrives()));
    if (outcome == Outcome.NO_SUCH_TASK && ending == null) {
      deliver(key, new Stimulus.Abandoned(parent));
    }
  }

  private void redrive(ExecutionKey by, Effect.StartPart asked, ParentTask parent) {
    ExecutionKey key = asked.part().key();
    if (asked.mayBegin() && !executions.containsKey(key)) {
      begin(asked.part().at(RunningMachine.START), parent);
    } else if (!asked.mayBegin() || !isBegunBy(asked)) {
      deliver(key, new Stimulus.Redriven(null, parent, asked.redrives()));
    }
    Execution there = executions.get(key);
    Ending ending = there == null ? null : there.progress().ending();
    if (there != null && ending == null && !there.progress().parents().contains(parent)) {
      // it is still being stopped
      owed.add(new Owed(by, asked));
    } else if (deliver(by, redriven(asked, there)) == Outcome.NO_SUCH_TASK && ending == null) {
      deliver(key, new Stimulus.Abandoned(parent));
    }
  }

  private boolean isBegunBy(Effect.StartPart asked) {
    return Objects.equals(
        of(asked.part().key()).start().invocationId(), asked.part().invocationId());
  }

  private Stimulus redriven(Effect.StartPart asked, @Nullable Execution there) {
    int frame = asked.frame();
    if (there == null) {
      return new Stimulus.ChildStays(frame, asked.nonce(), null, null);
    }
    Ending ending = there.progress().ending();
    return ending == null
            || there.progress().redrives().count() >= asked.redrives()
            || (asked.mayBegin() && isBegunBy(asked))
        ? new Stimulus.ChildSeen(frame, asked.nonce(), there.start(), ending, Redrives.NONE)
        : new Stimulus.ChildStays(frame, asked.nonce(), there.start(), ending);
  }

  private void begin(ExecutionStart start, @Nullable ParentTask parent) {
    Execution execution = new Execution(start);
    executions.put(start.key(), execution);
    histories.put(start.key(), new ArrayList<>());
    List<Stimulus> first = new ArrayList<>(List.of(new Stimulus.Started()));
    if (parent != null) {
      first.add(new Stimulus.Awaited(parent));
    }
    step(start.key(), first);
  }

  /** Hands a fact to an execution. */
  Outcome deliver(ExecutionKey key, Stimulus fact) {
    if (!executions.containsKey(key) || (!isOpen(key) && !fact.isForEnded())) {
      return fact.tooLate();
    }
    return step(key, List.of(fact));
  }

  private Outcome step(ExecutionKey key, List<Stimulus> facts) {
    Execution execution = of(key);
    Turn turn = new Turn(execution, RunningMachine.START);
    Interpreter interpreter =
        new Interpreter(definition(execution.start().part()), turn, environment);
    Outcome outcome = Outcome.ACCEPTED;
    for (Stimulus fact : facts) {
      outcome = interpreter.step(fact);
    }
    turn.effects().forEach(effect -> owed.add(new Owed(key, effect)));
    histories.getOrDefault(key, List.of()).addAll(turn.events());
    boolean unfinished = turn.isUnfinished();
    execution.apply(turn);
    executions.put(
        key,
        new Execution(execution.start(), execution.progress(), List.copyOf(execution.frames())));
    return unfinished ? step(key, List.of(new Stimulus.Resumed(0))) : outcome;
  }

  /** What each frame that waits would ask for again is what it has asked for. */
  @Nullable Effect effectOf(ExecutionKey key, Frame frame) {
    Turn turn = new Turn(of(key), RunningMachine.START);
    return new Interpreter(definition(of(key).start().part()), turn, environment).effectOf(frame);
  }

  private Definition definition(@Nullable MapPart part) {
    if (part == null) {
      return definition;
    }
    MapState map = Objects.requireNonNull(find(definition.flow(), part.state()));
    return part.isRun()
        ? new Definition(new Flow(map.name(), Map.of(map.name(), map)), null, Map.of())
        : new Definition(map.processor(), null, Map.of());
  }

  private static @Nullable MapState find(Flow flow, String name) {
    for (State state : flow.states().values()) {
      if (state instanceof MapState map && map.name().equals(name)) {
        return map;
      }
      for (Flow inner : state.flows()) {
        MapState found = find(inner, name);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private Json page(Effect.ReadItems read) {
    int from = read.position() == null ? 0 : Integer.parseInt(read.position());
    int to = Math.min(from + Math.min(read.most(), 3), stored.size());
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    ArrayNode items = page.putArray("Items");
    stored.subList(from, to).forEach(items::add);
    page.put("Source", "s3://b/from-" + from);
    if (to < stored.size()) {
      page.put("Next", Integer.toString(to));
    }
    return Json.of(page);
  }

  private Json file(Effect.WriteResults write) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    write.bundles().forEach(bundle -> bundle.node().forEach(all::add));
    String name = write.kind() + "_" + write.number();
    JsonNode before = files.put(name, all);
    if (before != null && !before.equals(all)) {
      throw new AssertionError(name + " was written twice, with other results");
    }
    return Json.ofTrusted("{\"Key\":\"" + name + "\"}");
  }

  /** As if something else had been stored of an execution. */
  void put(Execution execution) {
    executions.put(execution.start().key(), execution);
  }

  Execution of(ExecutionKey key) {
    return Objects.requireNonNull(executions.get(key), key.toString());
  }

  List<HistoryEvent> events(ExecutionKey key) {
    return Objects.requireNonNull(histories.get(key));
  }

  /** The executions that are part of nothing, of runs or of items. */
  List<ExecutionKey> runs() {
    return executions.keySet().stream().filter(key -> of(key).start().isMapRun()).toList();
  }

  List<ExecutionKey> children() {
    return executions.keySet().stream()
        .filter(key -> of(key).start().part() != null && !of(key).start().isMapRun())
        .toList();
  }

  Ending ending() {
    return Objects.requireNonNull(of(top).progress().ending(), "it still runs");
  }
}
