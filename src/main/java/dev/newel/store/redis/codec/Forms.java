package dev.newel.store.redis.codec;

import dev.newel.interpreter.model.Frame;
import dev.newel.interpreter.model.Progress;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionKey;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.util.List;

/**
 * The forms of what is stored that this version of Newel knows. Each value is read in the form that
 * it says; all are written in the newest one that every instance can read.
 */
public final class Forms {

  private final List<Form> known;
  private volatile Form writes;

  /**
   * Begins with the newest one.
   *
   * @param known a form for each format that can be written, the oldest first
   */
  public Forms(List<Form> known) {
    this.known = List.copyOf(known);
    this.writes = this.known.get(known.size() - 1);
  }

  /** What this version of Newel knows. */
  public static Forms current() {
    return new Forms(List.of(new FirstForm(0), new FirstForm(1), new FirstForm(2)));
  }

  /** The newest format that can be read, and be written. */
  public Format highest() {
    return known.get(known.size() - 1).format();
  }

  /** The oldest major version that can be read. */
  public int lowestMajor() {
    return known.get(0).format().major();
  }

  /** The form to write in. */
  public Form writes() {
    return writes;
  }

  /**
   * Writes from now on in the newest form that is in a format, or older.
   *
   * @param agreed the newest that all instances can read
   */
  public void write(Format agreed) {
    Form newest = known.get(0);
    for (Form form : known) {
      if (form.format().compareTo(agreed) <= 0) {
        newest = form;
      }
    }
    writes = newest;
  }

  /** The newest form of the major version that a value says. */
  private Form of(String value) {
    int major = Packed.Reader.major(value);
    for (int i = known.size() - 1; i >= 0; i--) {
      if (known.get(i).format().major() == major) {
        return known.get(i);
      }
    }
    throw new UnreadableValueException(
        "a value is in format %d, and this version of Newel reads those from %d to %d"
            .formatted(major, lowestMajor(), highest().major()));
  }

  public ExecutionStart start(ExecutionKey key, String text, PayloadSource aside) {
    return of(text).start(key, text, aside);
  }

  public Progress progress(String text, PayloadSource aside) {
    return of(text).progress(text, aside);
  }

  public Frame frame(ExecutionStart start, int id, String text, PayloadSource kept) {
    return of(text).frame(start, id, text, kept);
  }

  public List<HistoryEvent> history(String entry) {
    return of(entry).history(entry);
  }

  public WholeExecution whole(ExecutionKey key, String text, PayloadSource leftOut) {
    return of(text).whole(key, text, leftOut);
  }
}
