package dev.newel.store.redis.codec;

import dev.newel.asl.data.Json;
import dev.newel.aws.Qualifier;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Extras;
import dev.newel.interpreter.model.MapRun;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.Redrives;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.interpreter.model.start.MapPart;
import dev.newel.interpreter.model.start.ParentTask;
import dev.newel.store.redis.codec.Packed.Reader;
import dev.newel.store.redis.codec.Packed.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an execution began, and how far it has come. Neither has a large payload in it: whoever lists
 * executions reads these alone.
 */
record ExecutionCodec() {

  static final int MAJOR = 1;

  /** An input, output or cause of this length is kept aside. */
  static final int ASIDE_CHARS = 512;

  private static boolean isLarge(Json payload) {
    return payload.text().length() >= ASIDE_CHARS;
  }

  /** The text that is kept as the input beside the others; null where it is small. */
  static @Nullable String inputAside(ExecutionStart start) {
    return isLarge(start.input()) ? start.input().text() : null;
  }

  /** The text that is kept as the output, or cause, beside the others; null where it is small. */
  @SuppressWarnings("ReferenceEquality") // comparing texts would cost more than it saves
  static @Nullable String outputAside(ExecutionStart start, Progress progress) {
    Ending ending = progress.ending();
    if (ending == null) {
      return null;
    }
    Json output = ending.output();
    if (output != null && output != start.input() && isLarge(output)) {
      return output.text();
    }
    return isAside(ending, ending.cause()) ? ending.cause() : null;
  }

  private static boolean isAside(Ending ending, @Nullable String cause) {
    return ending.output() == null && cause != null && cause.length() >= ASIDE_CHARS;
  }

  /** The names of what is kept aside. */
  @SuppressWarnings("ReferenceEquality") // comparing texts would cost more than it saves
  static PayloadNames names(ExecutionStart start) {
    return payload ->
        !isLarge(payload) ? null : payload == start.input() ? Form.INPUT : Form.OUTPUT;
  }

  String start(ExecutionStart start) {
    return start(start, names(start));
  }

  String start(ExecutionStart start, PayloadNames names) {
    return new Writer(MAJOR)
        .number('t', start.startTime())
        .text('r', start.roleArn())
        .text('v', start.revision())
        .payload('i', start.input(), null, names)
        .text('x', start.traceHeader())
        .text('c', start.invocationId())
        .text('m', start.testCase())
        .number('n', start.qualifier().version(), 0)
        .text('a', start.qualifier().alias())
        .text('d', MapRunCodec.encode(start.part()))
        .toString();
  }

  ExecutionStart start(ExecutionKey key, String text, PayloadSource aside) {
    Reader in = new Reader(text);
    long startTime = 0;
    String roleArn = "";
    String revision = "";
    Json input = Json.EMPTY_OBJECT;
    String traceHeader = null;
    String invocationId = null;
    String testCase = null;
    int version = 0;
    String alias = null;
    MapPart part = null;
    while (in.next()) {
      switch (in.tag()) {
        case 't' -> startTime = in.number();
        case 'r' -> roleArn = in.text();
        case 'v' -> revision = in.text();
        case 'i' -> input = in.payload(null, aside);
        case 'x' -> traceHeader = in.text();
        case 'c' -> invocationId = in.text();
        case 'm' -> testCase = in.text();
        case 'n' -> version = in.smallNumber();
        case 'a' -> alias = in.text();
        case 'd' -> part = MapRunCodec.part(in.text());
        default -> in.skip();
      }
    }
    return new ExecutionStart(
        key,
        ExecutionStart.arn(key, part),
        key.machineArn(),
        roleArn,
        revision,
        input,
        startTime,
        traceHeader,
        invocationId,
        testCase,
        version == 0 ? Qualifier.NONE : new Qualifier(version, alias),
        part);
  }

  String progress(ExecutionStart start, Progress progress) {
    Writer out =
        new Writer(MAJOR)
            .number('e', progress.events())
            .number('l', progress.lastEventTime())
            .number('n', progress.nextFrame())
            .number('d', progress.dueAt(), 0);
    progress.parents().forEach(parent -> out.text('p', text(parent)));
    Ending ending = progress.ending();
    if (ending != null) {
      out.code('s', StatusCodes.code(ending.status()))
          .number('x', ending.stopTime())
          .payload('o', ending.output(), null, names(start))
          .text('r', ending.error());
      if (isAside(ending, ending.cause())) {
        out.name('c', Form.OUTPUT);
      } else {
        out.text('c', ending.cause());
      }
      out.text('f', ending.location());
    }
    return out.text('m', mocked(progress.mocked()))
        .text('u', MapRunCodec.encode(progress.run()))
        .text('z', RedriveCodec.encode(progress.redrives()))
        .raw(progress.extras().kept())
        .toString();
  }

  Progress progress(String text, PayloadSource aside) {
    Reader in = new Reader(text);
    long events = 0;
    long lastEventTime = 0;
    int nextFrame = 0;
    long dueAt = 0;
    ExecutionStatus status = ExecutionStatus.RUNNING;
    long stopTime = 0;
    Json output = null;
    String error = null;
    String cause = null;
    String location = null;
    List<ParentTask> parents = new ArrayList<>(0);
    Map<String, Integer> mocked = Map.of();
    MapRun run = null;
    Redrives redrives = Redrives.NONE;
    StringBuilder unknown = new StringBuilder(0);
    while (in.next()) {
      switch (in.tag()) {
        case 'e' -> events = in.number();
        case 'l' -> lastEventTime = in.number();
        case 'p' -> parents.add(parent(in.text()));
        case 'n' -> nextFrame = in.smallNumber();
        case 'd' -> dueAt = in.number();
        case 's' -> status = StatusCodes.status(in.code());
        case 'x' -> stopTime = in.number();
        case 'o' -> output = in.payload(null, aside);
        case 'r' -> error = in.text();
        case 'c' -> cause = in.isReference() ? aside.get(in.name()).text() : in.text();
        case 'f' -> location = in.text();
        case 'm' -> mocked = mocked(in.text());
        case 'u' -> run = MapRunCodec.run(in.text());
        case 'z' -> redrives = RedriveCodec.decode(in.text());
        default -> unknown.append(in.skip());
      }
    }
    Ending ending =
        status == ExecutionStatus.RUNNING
            ? null
            : new Ending(status, stopTime, output, error, cause, location);
    Extras extras = unknown.isEmpty() ? Extras.NONE : new Extras(unknown.toString(), "");
    return new Progress(
        events,
        lastEventTime,
        nextFrame,
        dueAt,
        ending,
        List.copyOf(parents),
        mocked,
        redrives,
        extras,
        run);
  }

  static String text(ParentTask parent) {
    return parent.frame() + " " + parent.nonce() + " " + parent.execution().arn();
  }

  static ParentTask parent(String text) {
    String[] parts = text.split(" ", 3);
    return new ParentTask(
        ExecutionKey.parse(parts[2]), Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
  }

  /** For each state a count and its name; null for none. */
  private static @Nullable String mocked(Map<String, Integer> counts) {
    if (counts.isEmpty()) {
      return null;
    }
    Writer out = Writer.ofFields();
    counts.forEach((state, count) -> out.number('n', count).text('s', state));
    return out.toString();
  }

  private static Map<String, Integer> mocked(String text) {
    Map<String, Integer> counts = new TreeMap<>();
    Reader in = Reader.ofFields(text);
    int count = 0;
    while (in.next()) {
      switch (in.tag()) {
        case 'n' -> count = in.smallNumber();
        case 's' -> counts.put(in.text(), count);
        default -> in.skip();
      }
    }
    return Collections.unmodifiableMap(counts);
  }
}
