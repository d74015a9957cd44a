package dev.newel.store.redis.frozen;

import dev.newel.asl.data.Json;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Extras;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.redis.codec.Form;
import dev.newel.store.redis.codec.PayloadNames;
import dev.newel.store.redis.codec.PayloadSource;
import dev.newel.store.redis.frozen.Packed.Reader;
import dev.newel.store.redis.frozen.Packed.Writer;
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
    return new Writer(MAJOR)
        .number('t', start.startTime())
        .text('r', start.roleArn())
        .text('v', start.revision())
        .payload('i', start.input(), null, names(start))
        .text('x', start.traceHeader())
        .text('c', start.invocationId())
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
    while (in.next()) {
      switch (in.tag()) {
        case 't' -> startTime = in.number();
        case 'r' -> roleArn = in.text();
        case 'v' -> revision = in.text();
        case 'i' -> input = in.payload(null, aside);
        case 'x' -> traceHeader = in.text();
        case 'c' -> invocationId = in.text();
        default -> in.skip();
      }
    }
    return new ExecutionStart(
        key,
        key.arn(),
        key.machineArn(),
        roleArn,
        revision,
        input,
        startTime,
        traceHeader,
        invocationId);
  }

  String progress(ExecutionStart start, Progress progress) {
    Writer out =
        new Writer(MAJOR)
            .number('e', progress.events())
            .number('l', progress.lastEventTime())
            .number('n', progress.nextFrame())
            .number('d', progress.dueAt(), 0);
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
    }
    return out.raw(progress.extras().kept()).toString();
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
    StringBuilder unknown = new StringBuilder(0);
    while (in.next()) {
      switch (in.tag()) {
        case 'e' -> events = in.number();
        case 'l' -> lastEventTime = in.number();
        case 'n' -> nextFrame = in.smallNumber();
        case 'd' -> dueAt = in.number();
        case 's' -> status = StatusCodes.status(in.code());
        case 'x' -> stopTime = in.number();
        case 'o' -> output = in.payload(null, aside);
        case 'r' -> error = in.text();
        case 'c' -> cause = in.isReference() ? aside.get(in.name()).text() : in.text();
        default -> unknown.append(in.skip());
      }
    }
    Ending ending =
        status == ExecutionStatus.RUNNING
            ? null
            : new Ending(status, stopTime, output, error, cause);
    Extras extras = unknown.isEmpty() ? Extras.NONE : new Extras(unknown.toString(), "");
    return new Progress(events, lastEventTime, nextFrame, dueAt, ending, extras);
  }
}
