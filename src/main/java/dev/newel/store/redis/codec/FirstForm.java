package dev.newel.store.redis.codec;

import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the first major version. A field that it gets makes a new minor version, and a form
 * of its own that writes it too: the newest one reads them all.
 *
 * <p>1.1 has the parents of an execution, and the variables of frames and of history events. These
 * are written in 1.0 as well, where there are any: what assigns variables was made by an instance
 * that knows them, and cannot be run by one that does not, which at most hands the field on.
 *
 * <p>1.2 has the version and the alias that an execution was started by, and these in the event
 * that it begins with; what executions are of a distributed Map state, and how far Map Runs are, of
 * which an older version takes no definition; and the redrives of an execution, and leaves the
 * frames of one that has ended in its failure where a redrive goes on from them.
 */
record FirstForm(ExecutionCodec executions, Format format) implements Form {

  /** A form of a minor version. */
  FirstForm(int minor) {
    this(new ExecutionCodec(), new Format(ExecutionCodec.MAJOR, minor));
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
