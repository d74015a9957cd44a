package dev.newel.interpreter.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.MapState;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Unsuccessful;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a Map Run keeps of its executions that have not succeeded, for a redrive. It stands in
 * bundles by the numbers of the executions: one more costs little, however many there are.
 */
record UnsuccessfulExecutions(Step step, MapState map) {

  private static final int PER_BUNDLE = 16;

  /** Of more nothing is kept, and a redrive has another run begin. */
  private static final long MOST_CHARACTERS = 16 << 20;

  private static final String ORIGIN = "o";
  private static final String ITEMS = "n";
  private static final String STATUS = "s";
  private static final String REDRIVES = "r";
  private static final String INPUT = "i";

  /**
   * One of them.
   *
   * @param number in the run
   * @param origin the attempt to start it that it has its name from
   * @param items how many items it is for
   * @param redrives how often it has gone on
   * @param input what it begins with where it never has, or is an Express one; null for others
   */
  record One(
      int number,
      long origin,
      int items,
      ExecutionStatus status,
      int redrives,
      @Nullable Json input) {

    private JsonNode json() {
      ObjectNode json =
          JsonNodeFactory.instance
              .objectNode()
              .put(ORIGIN, origin)
              .put(ITEMS, items)
              .put(STATUS, status.name());
      if (redrives != 0) {
        json.put(REDRIVES, redrives);
      }
      if (input != null) {
        json.set(INPUT, input.node());
      }
      return json;
    }

    private static One of(int number, JsonNode json) {
      JsonNode input = json.get(INPUT);
      return new One(
          number,
          json.path(ORIGIN).longValue(),
          json.path(ITEMS).intValue(),
          ExecutionStatus.valueOf(json.path(STATUS).asText()),
          json.path(REDRIVES).intValue(),
          input == null ? null : Json.of(input));
    }
  }

  private MapRun run() {
    return Objects.requireNonNull(step.turn().run());
  }

  /**
   * An execution has ended, and has not succeeded.
   *
   * @param input kept where it cannot be found elsewhere; null where it can
   */
  void add(Frame frame, ExecutionStatus status, @Nullable Json input) {
    if (!run().unsuccessful().areKept()) {
      return;
    }
    Pending pending = Objects.requireNonNull(frame.pending());
    int number = MapRunFrames.number(frame);
    One one =
        new One(
            number,
            pending.origin(),
            RunExecutions.items(frame),
            status,
            pending.redrives(),
            input);
    ObjectNode bundle = bundle(number / PER_BUNDLE);
    bundle.set(Integer.toString(number % PER_BUNDLE), one.json());
    put(number / PER_BUNDLE, bundle);
    Unsuccessful kept = run().unsuccessful();
    if (kept.characters() > MOST_CHARACTERS && kept.waiting().all() == 0) {
      dropAll();
    }
  }

  private void dropAll() {
    step.turn().childrenOf(Frame.TOP).stream()
        .filter(MapRunFrames::isUnsuccessful)
        .forEach(bundle -> step.turn().remove(bundle.id()));
    step.turn().run(run().with(run().unsuccessful().kept(-1)));
  }

  /** Changes as little of what is stored as there is to change. */
  private ObjectNode bundle(int number) {
    Frame there = step.turn().frame(MapRunFrames.unsuccessful(number));
    return there == null
        ? JsonNodeFactory.instance.objectNode()
        : ((ObjectNode) there.input().node()).deepCopy();
  }

  private void put(int number, ObjectNode bundle) {
    int id = MapRunFrames.unsuccessful(number);
    Frame before = step.turn().frame(id);
    long length = before == null ? 0 : before.input().text().length();
    Json text = Json.of(bundle);
    if (bundle.isEmpty()) {
      step.turn().remove(id);
      length = -length;
    } else {
      step.turn().put(Frame.waiting(id, Frame.TOP, 0, map.name(), Phase.DONE, text, null));
      length = text.text().length() - length;
    }
    Unsuccessful known = run().unsuccessful();
    step.turn().run(run().with(known.kept(known.characters() + length)));
  }

  /** The next one that waits to be redriven, which goes on now; null where none waits. */
  @Nullable One take() {
    if (run().unsuccessful().waiting().all() == 0) {
      return null;
    }
    int number = run().unsuccessful().next();
    long all = run().executions().begun();
    while (number < all) {
      Frame there = step.turn().frame(MapRunFrames.unsuccessful(number / PER_BUNDLE));
      JsonNode json =
          there == null ? null : there.input().node().get(Integer.toString(number % PER_BUNDLE));
      if (json != null) {
        return take(number, json);
      }
      number = there == null ? (number / PER_BUNDLE + 1) * PER_BUNDLE : number + 1;
    }
    throw new IllegalStateException("an execution waits to be redriven, and is not kept");
  }

  private One take(int number, JsonNode json) {
    ObjectNode bundle = bundle(number / PER_BUNDLE);
    bundle.remove(Integer.toString(number % PER_BUNDLE));
    put(number / PER_BUNDLE, bundle);
    step.turn().run(run().with(run().unsuccessful().from(number + 1)));
    return One.of(number, json);
  }
}
