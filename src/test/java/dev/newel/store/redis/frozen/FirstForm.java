package dev.newel.store.redis.frozen;

import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.redis.codec.Form;
import dev.newel.store.redis.codec.Format;
import dev.newel.store.redis.codec.PayloadNames;
import dev.newel.store.redis.codec.PayloadSource;
import dev.newel.store.redis.codec.WholeExecution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Format 1.0, as the first version of Newel that numbered its formats reads and writes it. */
record FirstForm(ExecutionCodec executions) implements Form {

  /** The newest minor version of it, which a new field raises. */
  private static final Format FORMAT = new Format(ExecutionCodec.MAJOR, 0);

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public @Nullable String inputAside(ExecutionStart start) {
    return ExecutionCodec.inputAside(start);
  }

  @Override
  public @Nullable String outputAside(ExecutionStart start, Progress progress) {
    return ExecutionCodec.outputAside(start, progress);
  }

  @Override
  public String start(ExecutionStart start) {
    return executions.start(start);
  }

  @Override
  public ExecutionStart start(ExecutionKey key, String text, PayloadSource aside) {
    return executions.start(key, text, aside);
  }

  @Override
  public String progress(ExecutionStart start, Progress progress) {
    return executions.progress(start, progress);
  }

  @Override
  public Progress progress(String text, PayloadSource aside) {
    return executions.progress(text, aside);
  }

  @Override
  public String frame(ExecutionStart start, Frame frame, PayloadNames kept) {
    return FrameCodec.encode(start, frame, kept);
  }

  @Override
  public Frame frame(ExecutionStart start, int id, String text, PayloadSource kept) {
    return FrameCodec.decode(start, id, text, kept);
  }

  @Override
  public List<String> history(List<HistoryEvent> events) {
    return HistoryCodec.encode(events);
  }

  @Override
  public List<HistoryEvent> history(String entry) {
    return HistoryCodec.decode(entry);
  }

  @Override
  public @Nullable String whole(
      ExecutionStart start, Progress progress, List<HistoryEvent> events) {
    return new WholeCodec(executions).encode(start, progress, events);
  }

  @Override
  public WholeExecution whole(ExecutionKey key, String text, PayloadSource leftOut) {
    return new WholeCodec(executions).decode(key, text, leftOut);
  }
}
