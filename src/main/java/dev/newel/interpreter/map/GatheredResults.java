package dev.newel.interpreter.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.newel.asl.MapState;
import dev.newel.asl.data.ErrorName;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.ResultForm;
import dev.newel.asl.data.StateException;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.MapRun.Sink;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.util.Objects;

/**
 * Results that are the result of the state, in the order of the items. They are kept in bundles, so
 * that one more costs little however many there are, and only while all may be a payload.
 */
record GatheredResults(Step step, MapState map, MapRunOrder order) implements RunResults {

  private static final int PER_BUNDLE = 64;

  private static final long TOO_LONG = -1;

  private MapRun run() {
    return Objects.requireNonNull(step.turn().run());
  }

  @Override
  public void add(Frame frame, ExecutionStart child, Ending ending, int items) {
    Sink sink = run().sink();
    if (sink.characters() == TOO_LONG) {
      return;
    }
    String result = result(frame, child, ending).text();
    long all = sink.characters() + result.length() + 1;
    if (all > step.environment().limits().payloadBytes()) {
      dropAll();
      all = TOO_LONG;
    } else {
      put(MapRunFrames.number(frame), result);
    }
    step.turn().run(run().with(new Sink(all, sink.succeeded(), sink.failed())));
  }

  /** Of an execution that has not succeeded all is told. */
  private Json result(Frame frame, ExecutionStart child, Ending ending) {
    return order.form().showsAll(ending.status() == ExecutionStatus.SUCCEEDED)
        ? ChildDetails.of(child, ending, frame.redrives())
        : Objects.requireNonNullElse(ending.output(), Json.NULL);
  }

  private void put(int number, String result) {
    int id = MapRunFrames.bundle(number / PER_BUNDLE);
    Frame there = step.turn().frame(id);
    String field = "\"" + number % PER_BUNDLE + "\":" + result + "}";
    String bundle =
        there == null
            ? "{" + field
            : there.input().text().substring(0, there.input().text().length() - 1) + "," + field;
    step.turn()
        .put(Frame.waiting(id, Frame.TOP, 0, map.name(), Phase.DONE, Json.ofTrusted(bundle), null));
  }

  @Override
  public void forget(int number) {
    Frame there = step.turn().frame(MapRunFrames.bundle(number / PER_BUNDLE));
    if (there == null) {
      return;
    }
    ObjectNode bundle = ((ObjectNode) there.input().node()).deepCopy();
    if (bundle.remove(Integer.toString(number % PER_BUNDLE)) == null) {
      return;
    }
    Json rest = Json.of(bundle);
    if (bundle.isEmpty()) {
      step.turn().remove(there.id());
    } else {
      step.turn().put(Frame.waiting(there.id(), Frame.TOP, 0, map.name(), Phase.DONE, rest, null));
    }
    Sink sink = run().sink();
    int fewer = there.input().text().length() - rest.text().length();
    long left = Math.max(0, sink.characters() - fewer);
    step.turn().run(run().with(new Sink(left, sink.succeeded(), sink.failed())));
  }

  private void dropAll() {
    step.turn().childrenOf(Frame.TOP).stream()
        .filter(MapRunFrames::isBundle)
        .forEach(bundle -> step.turn().remove(bundle.id()));
  }

  @Override
  public Json output() {
    if (run().sink().characters() == TOO_LONG) {
      throw StateException.bare(
          ErrorName.DATA_LIMIT_EXCEEDED,
          "The state/task '"
              + map.name()
              + "' returned a result with a size exceeding the maximum number of bytes service"
              + " limit.");
    }
    ResultForm form = order.form();
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    long executions = run().executions().begun();
    for (int first = 0; first < executions; first += PER_BUNDLE) {
      JsonNode bundle =
          step.turn().existing(MapRunFrames.bundle(first / PER_BUNDLE)).input().node();
      for (int i = 0; i < PER_BUNDLE && first + i < executions; i++) {
        form.add(all, bundle.path(Integer.toString(i)));
      }
    }
    return Json.of(form.lines() ? TextNode.valueOf(form.text(all)) : all);
  }
}
