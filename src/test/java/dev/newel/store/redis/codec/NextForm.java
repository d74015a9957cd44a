package dev.newel.store.redis.codec;

import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A form that is not there yet: what this version writes and a field more. */
public record NextForm(Form now, Format format) implements Form {

  /** The field that it adds to a start, a progress and a frame. */
  public static final String FIELD = "w4:next";

  /** What a version knows that has a newer format besides what this one has. */
  public static Forms forms(Format next) {
    Form now = Forms.current().writes();
    return new Forms(List.of(now, new NextForm(now, next)));
  }

  /** What a version knows that knows nothing of this one's. */
  public static Forms formsWithout(Format next) {
    return new Forms(List.of(new NextForm(Forms.current().writes(), next)));
  }

  private String next(String text) {
    return format.major() + text.substring(1);
  }

  private static String now(String text) {
    return "1" + text.substring(1).replace(FIELD, "");
  }

  @Override
  public @Nullable String inputAside(ExecutionStart start) {
    return now.inputAside(start);
  }

  @Override
  public @Nullable String outputAside(ExecutionStart start, Progress progress) {
    return now.outputAside(start, progress);
  }

  @Override
  public String start(ExecutionStart start) {
    return next(now.start(start)) + FIELD;
  }

  @Override
  public ExecutionStart start(ExecutionKey key, String text, PayloadSource aside) {
    return now.start(key, now(text), aside);
  }

  @Override
  public String progress(ExecutionStart start, Progress progress) {
    return next(now.progress(start, progress)) + FIELD;
  }

  @Override
  public Progress progress(String text, PayloadSource aside) {
    return now.progress(now(text), aside);
  }

  @Override
  public String frame(ExecutionStart start, Frame frame, PayloadNames kept) {
    return next(now.frame(start, frame, kept)) + FIELD;
  }

  @Override
  public Frame frame(ExecutionStart start, int id, String text, PayloadSource kept) {
    return now.frame(start, id, now(text), kept);
  }

  @Override
  public List<String> history(List<HistoryEvent> events) {
    return now.history(events).stream().map(this::next).toList();
  }

  @Override
  public List<HistoryEvent> history(String entry) {
    return now.history(now(entry));
  }

  @Override
  public @Nullable String whole(
      ExecutionStart start, Progress progress, List<HistoryEvent> events) {
    String text = now.whole(start, progress, events);
    return text == null ? null : next(text);
  }

  @Override
  public WholeExecution whole(ExecutionKey key, String text, PayloadSource leftOut) {
    return now.whole(key, now(text), leftOut);
  }
}
