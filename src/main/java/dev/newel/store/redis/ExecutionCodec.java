package dev.newel.store.redis;

import dev.newel.asl.Json;
import dev.newel.interpreter.model.Ending;
import dev.newel.interpreter.model.ExecutionKey;
import dev.newel.interpreter.model.ExecutionStart;
import dev.newel.interpreter.model.ExecutionStatus;
import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Pending;
import dev.newel.interpreter.model.Phase;
import dev.newel.interpreter.model.Progress;
import dev.newel.store.redis.Packed.Reader;
import dev.newel.store.redis.Packed.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts that an execution is kept as. A payload that stands elsewhere in the execution is not
 * written again. Statuses and phases are written by their place in their type: only ever append.
 */
@SuppressWarnings("EnumOrdinal") // short, and pinned by a test
record ExecutionCodec() {

  private static final ExecutionStatus[] STATUSES = ExecutionStatus.values();
  private static final Phase[] PHASES = Phase.values();

  String start(ExecutionStart start) {
    return new Writer()
        .number(start.startTime())
        .text(start.roleArn())
        .text(start.revision())
        .text(start.input().text())
        .text(start.traceHeader())
        .text(start.invocationId())
        .toString();
  }

  ExecutionStart start(ExecutionKey key, String text) {
    Reader in = new Reader(text);
    long startTime = in.number();
    String roleArn = in.text();
    String revision = in.text();
    return new ExecutionStart(
        key,
        key.arn(),
        key.machineArn(),
        roleArn,
        revision,
        Json.ofTrusted(in.text()),
        startTime,
        in.optionalText(),
        in.optionalText());
  }

  String progress(Progress progress) {
    Writer out =
        new Writer()
            .number(progress.events())
            .number(progress.lastEventTime())
            .number(progress.nextFrame())
            .number(progress.dueAt());
    Ending ending = progress.ending();
    if (ending != null) {
      out.number(ending.status().ordinal())
          .number(ending.stopTime())
          .json(ending.output(), null)
          .text(ending.error())
          .text(ending.cause());
    }
    return out.toString();
  }

  Progress progress(String text) {
    Reader in = new Reader(text);
    return new Progress(
        in.number(), in.number(), in.smallNumber(), in.number(), in.hasMore() ? ending(in) : null);
  }

  private static Ending ending(Reader in) {
    return new Ending(
        STATUSES[in.smallNumber()],
        in.number(),
        in.optionalJson(null),
        in.optionalText(),
        in.optionalText());
  }

  String frame(ExecutionStart start, Frame frame) {
    Writer out =
        new Writer()
            .number(frame.parent())
            .number(frame.index())
            .text(frame.state())
            .number(frame.phase().ordinal())
            .number(frame.enteredEvent())
            .number(frame.enteredTime())
            .number(frame.lastEvent())
            .json(frame.input(), start.input())
            .json(frame.output(), frame.input())
            .number(frame.attempts().size());
    frame.attempts().forEach(out::number);
    Pending pending = frame.pending();
    if (pending != null) {
      out.number(pending.nonce())
          .number(pending.dueAt())
          .number(pending.timeoutAt())
          .number(pending.heartbeatMillis())
          .json(pending.arguments(), frame.input());
    }
    return out.toString();
  }

  Frame frame(ExecutionStart start, int id, String text) {
    Reader in = new Reader(text);
    int parent = in.smallNumber();
    int index = in.smallNumber();
    String state = in.text();
    Phase phase = PHASES[in.smallNumber()];
    long enteredEvent = in.number();
    long enteredTime = in.number();
    long lastEvent = in.number();
    Json input = in.json(start.input());
    Json output = in.optionalJson(input);
    List<Integer> attempts = attempts(in);
    return new Frame(
        id,
        parent,
        index,
        state,
        phase,
        enteredEvent,
        enteredTime,
        lastEvent,
        input,
        attempts,
        pending(in, input),
        output);
  }

  private static List<Integer> attempts(Reader in) {
    int count = in.smallNumber();
    List<Integer> attempts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      attempts.add(in.smallNumber());
    }
    return List.copyOf(attempts);
  }

  private static @Nullable Pending pending(Reader in, Json input) {
    return in.hasMore()
        ? new Pending(in.number(), in.number(), in.number(), in.number(), in.optionalJson(input))
        : null;
  }
}
