package dev.newel.interpreter.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.asl.MapState;
import dev.newel.asl.data.Json;
import dev.newel.interpreter.flow.Step;
import dev.newel.interpreter.model.Effect;
import dev.newel.interpreter.model.Effect.WriteResults.Kind;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.MapRun.Queue;
import dev.newel.interpreter.model.MapRun.Sink;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.MapRunName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Results that are written into files as they come. They wait in bundles, in the order in which
 * they came, until there are enough of them for a file; the bundles go when that is written.
 */
final class WrittenResults implements RunResults {

  /** A bundle is written again with each result that it gets, so it is kept small. */
  private static final long BUNDLE_CHARACTERS = 32_768;

  /** So much of one kind makes a file. */
  private static final long FILE_CHARACTERS = 4 << 20;

  /** While more waits no execution begins. */
  private static final long BEHIND_CHARACTERS = 12 << 20;

  private static final String SUCCEEDED = Kind.SUCCEEDED.name();
  private static final String FAILED = Kind.FAILED.name();
  private static final String PENDING = Kind.PENDING.name();
  private static final String MANIFEST = "MANIFEST";

  private final Step step;
  private final MapState map;
  private final MapRunOrder order;
  private final JsonNode service;
  private final MapRunName name;

  /**
   * @param service what writes them
   * @param name of the run
   */
  WrittenResults(Step step, MapState map, MapRunOrder order, JsonNode service, MapRunName name) {
    this.step = step;
    this.map = map;
    this.order = order;
    this.service = service;
    this.name = name;
  }

  private MapRun run() {
    return Objects.requireNonNull(step.turn().run());
  }

  private Queue queue(boolean succeeded) {
    return succeeded ? run().sink().succeeded() : run().sink().failed();
  }

  private void put(boolean succeeded, Queue queue) {
    Sink sink = run().sink();
    step.turn()
        .run(
            run()
                .with(
                    succeeded
                        ? new Sink(sink.characters(), queue, sink.failed())
                        : new Sink(sink.characters(), sink.succeeded(), queue)));
  }

  private static int bundle(boolean succeeded, int number) {
    return MapRunFrames.bundle(2 * number + (succeeded ? 0 : 1));
  }

  @Override
  public void add(Frame frame, ExecutionStart child, Ending ending, int items) {
    String details = ChildDetails.of(child, ending, frame.redrives()).text();
    add(ending.status() == ExecutionStatus.SUCCEEDED, details, items);
  }

  @Override
  public void stopped(Frame frame, ExecutionStart child, int items) {
    Pending pending = Objects.requireNonNull(frame.pending());
    Json details =
        ChildDetails.stopped(child, pending.arguments(), step.turn().time(), frame.redrives());
    add(false, details.text(), items);
  }

  private void add(boolean succeeded, String details, int items) {
    Queue queue = queue(succeeded);
    boolean isFull = queue.bundled() > 0 && queue.bundled() + details.length() > BUNDLE_CHARACTERS;
    int next = isFull ? queue.next() + 1 : queue.next();
    long bundled = isFull ? 0 : queue.bundled();
    int id = bundle(succeeded, next);
    Frame there = step.turn().frame(id);
    String text =
        there == null
            ? "[" + details + "]"
            : there.input().text().substring(0, there.input().text().length() - 1)
                + ","
                + details
                + "]";
    putFrame(id, Phase.DONE, Json.ofTrusted(text), null);
    put(
        succeeded,
        new Queue(
            queue.first(),
            next,
            bundled + details.length(),
            queue.characters() + details.length(),
            queue.executions() + 1,
            queue.items() + items,
            queue.files()));
  }

  private void putFrame(int id, Phase phase, Json input, @Nullable Pending pending) {
    step.turn().put(Frame.waiting(id, Frame.TOP, 0, map.name(), phase, input, pending));
  }

  /** What is known of files, and what is being written. */
  private @Nullable Frame writer() {
    return step.turn().frame(MapRunFrames.WRITER);
  }

  private Json files() {
    Frame writer = writer();
    if (writer != null) {
      return writer.input();
    }
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    none.putArray(SUCCEEDED);
    none.putArray(FAILED);
    none.putArray(PENDING);
    return Json.of(none);
  }

  @Override
  public void goOn(boolean isAll) {
    Frame writer = writer();
    if ((writer != null && writer.phase() != Phase.DONE) || areInPlace()) {
      return;
    }
    if (isDue(true, isAll)) {
      write(true);
    } else if (isDue(false, isAll)) {
      write(false);
    } else if (isAll) {
      writeLast();
    }
  }

  /** What has not begun is another each time that the run has gone on. */
  private void writeLast() {
    ask(
        JsonNodeFactory.instance
            .objectNode()
            .put("Kind", isAnyLeft() ? PENDING : MANIFEST)
            .put("Number", step.turn().redrives().count()));
  }

  /** Whether items are at hand that no execution will be started for, and that is not written. */
  private boolean isAnyLeft() {
    return run().failure() != null
        && files().node().path(PENDING).isEmpty()
        && run().source().offset() < ItemsAtHand.of(step, order).size();
  }

  private boolean isDue(boolean succeeded, boolean isAll) {
    Queue queue = queue(succeeded);
    return isAll ? queue.executions() > 0 : queue.characters() >= FILE_CHARACTERS;
  }

  private void write(boolean succeeded) {
    Queue queue = queue(succeeded);
    ask(
        JsonNodeFactory.instance
            .objectNode()
            .put("Kind", succeeded ? SUCCEEDED : FAILED)
            .put("Number", queue.files())
            .put("First", queue.first())
            .put("Last", queue.next())
            .put("Executions", queue.executions())
            .put("Items", queue.items()));
    int first = queue.next() + 1;
    put(succeeded, new Queue(first, first, 0, 0, 0, 0, queue.files() + 1));
  }

  private void ask(ObjectNode what) {
    Pending pending = Pending.task(step.newNonce(), 0, 0, Json.of(what));
    putFrame(MapRunFrames.WRITER, Phase.STARTED, files(), pending);
    step.turn().add(effectOf(step.turn().existing(MapRunFrames.WRITER)));
  }

  @Override
  public Effect effectOf(Frame frame) {
    JsonNode asked = asked(frame);
    String kind = asked.path("Kind").asText();
    if (kind.equals(MANIFEST)) {
      return new Effect.WriteManifest(
          frame.id(), frame.nonce(), service, name.arn(), frame.input().node());
    }
    return new Effect.WriteResults(
        frame.id(),
        frame.nonce(),
        service,
        name.arn(),
        Kind.valueOf(kind),
        asked.path("Number").intValue(),
        kind.equals(PENDING) ? List.of(left()) : bundles(asked, kind.equals(SUCCEEDED)));
  }

  private List<Json> bundles(JsonNode asked, boolean succeeded) {
    List<Json> bundles = new ArrayList<>();
    for (int i = asked.path("First").intValue(); i <= asked.path("Last").intValue(); i++) {
      bundles.add(step.turn().existing(bundle(succeeded, i)).input());
    }
    return List.copyOf(bundles);
  }

  /** Of those items that were read: what comes after them nobody knows. */
  private Json left() {
    ArrayNode left = JsonNodeFactory.instance.arrayNode();
    String machine = name.child(0).machineArn();
    new ItemBatches(step, map, order)
        .rest(run(), ItemsAtHand.of(step, order))
        .forEach(input -> left.add(ChildDetails.pending(input, machine)));
    return Json.of(left);
  }

  private static JsonNode asked(Frame frame) {
    Pending pending = Objects.requireNonNull(frame.pending());
    return Objects.requireNonNull(pending.arguments()).node();
  }

  @Override
  public void written(Frame frame, Json answer) {
    JsonNode asked = asked(frame);
    String kind = asked.path("Kind").asText();
    ObjectNode files = frame.input().node().deepCopy();
    if (!kind.equals(MANIFEST)) {
      ((ArrayNode) files.path(kind)).add(answer.node());
    }
    if (kind.equals(SUCCEEDED) || kind.equals(FAILED)) {
      for (int i = asked.path("First").intValue(); i <= asked.path("Last").intValue(); i++) {
        step.turn().remove(bundle(kind.equals(SUCCEEDED), i));
      }
      long executions = asked.path("Executions").longValue();
      step.turn().run(run().wrote(executions, asked.path("Items").longValue()));
    }
    putFiles(files, kind.equals(MANIFEST) ? answer.node() : null);
  }

  /** What has been written stays, without a manifest; what could not be, a redrive writes. */
  @Override
  public void giveUp() {
    JsonNode asked = asked(Objects.requireNonNull(writer()));
    String kind = asked.path("Kind").asText();
    if (kind.equals(SUCCEEDED) || kind.equals(FAILED)) {
      takeBack(asked, kind.equals(SUCCEEDED));
    }
    putFiles(files().node().deepCopy(), JsonNodeFactory.instance.nullNode());
  }

  /** Results go on behind those that could not be written. */
  private void takeBack(JsonNode asked, boolean succeeded) {
    Queue queue = queue(succeeded);
    List<Json> bundles = bundles(asked, succeeded);
    long characters = bundles.stream().mapToLong(bundle -> bundle.text().length()).sum();
    boolean isLast = queue.executions() == 0;
    put(
        succeeded,
        new Queue(
            asked.path("First").intValue(),
            isLast ? asked.path("Last").intValue() : queue.next(),
            isLast ? bundles.get(bundles.size() - 1).text().length() : queue.bundled(),
            queue.characters() + characters,
            queue.executions() + asked.path("Executions").longValue(),
            queue.items() + asked.path("Items").longValue(),
            queue.files()));
  }

  private void putFiles(ObjectNode files, @Nullable JsonNode manifest) {
    if (manifest == null) {
      files.remove(MANIFEST);
    } else {
      files.set(MANIFEST, manifest);
    }
    putFrame(MapRunFrames.WRITER, Phase.DONE, Json.of(files), null);
  }

  /** Files of executions that have succeeded stand; those of the others are named no more. */
  @Override
  public void redriven() {
    Queue failed = queue(false);
    for (int i = failed.first(); i <= failed.next(); i++) {
      int id = bundle(false, i);
      if (step.turn().frame(id) != null) {
        step.turn().remove(id);
      }
    }
    int first = failed.next() + 1;
    put(false, new Queue(first, first, 0, 0, 0, 0, failed.files()));
    if (writer() != null) {
      ObjectNode files = files().node().deepCopy();
      files.putArray(FAILED);
      files.putArray(PENDING);
      putFiles(files, null);
    }
  }

  @Override
  public boolean areBehind() {
    return queue(true).characters() + queue(false).characters() > BEHIND_CHARACTERS;
  }

  @Override
  public boolean areInPlace() {
    Frame writer = writer();
    return writer != null && writer.phase() == Phase.DONE && writer.input().node().has(MANIFEST);
  }

  @Override
  public Json output() {
    return Json.of(files().node().path(MANIFEST));
  }
}
