package dev.newel.store.redis.codec;

import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one major version of the format. Large payloads are kept in fields of their own,
 * which a text refers to: {@link #INPUT}, {@link #OUTPUT}, and those of frames by their numbers.
 */
public interface Form {

  /** The name of an execution's input. */
  String INPUT = "i";

  /** The name of an execution's output, or of the cause of its failure. */
  String OUTPUT = "o";

  /** The newest format that it writes. */
  Format format();

  /** The text that is kept as {@link #INPUT} beside the others; null where it is small. */
  @Nullable String inputAside(ExecutionStart start);

  /** The text that is kept as {@link #OUTPUT} beside the others; null where it is small. */
  @Nullable String outputAside(ExecutionStart start, Progress progress);

  String start(ExecutionStart start);

  ExecutionStart start(ExecutionKey key, String text, PayloadSource aside);

  String progress(ExecutionStart start, Progress progress);

  Progress progress(String text, PayloadSource aside);

  String frame(ExecutionStart start, Frame frame, PayloadNames kept);

  Frame frame(ExecutionStart start, int id, String text, PayloadSource kept);

  /**
   * The entries of a turn's events: more than one where they are too large for a single one. Each
   * begins with its major version, {@code f}, and the id of its first event.
   */
  List<String> history(List<HistoryEvent> events);

  List<HistoryEvent> history(String entry);

  /**
   * An execution that ended in its first turn, as one text. It begins with its major version,
   * {@code h}, the number of bytes that lists show, {@code ;d}, the number of bytes of large
   * payloads, and {@code ;}. Those bytes follow, then its history.
   *
   * @return null where it is too large
   */
  @Nullable String whole(ExecutionStart start, Progress progress, List<HistoryEvent> events);

  /**
   * Reads it, or as much of it as was read.
   *
   * @param leftOut has what was not
   */
  WholeExecution whole(ExecutionKey key, String text, PayloadSource leftOut);
}
