package dev.newel.engine.mapruns.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a text that is delimited, by AWS's rules: newlines end rows; what stands in double
 * quotes may hold newlines and delimiters, and a quote by doubling it; a backslash escapes itself,
 * quotes and delimiters, and is dropped before all else.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html">
 *     ItemReader, "CSV file in an Amazon S3 bucket"</a>
 */
final class CsvRows {

  private final CountedBytes bytes;
  private final int delimiter;
  private final ByteText field = new ByteText();

  /**
   * Rows.
   *
   * @param delimiter an ASCII character, so that UTF-8 is not cut
   */
  CsvRows(CountedBytes bytes, char delimiter) {
    this.bytes = bytes;
    this.delimiter = delimiter;
  }

  long offset() {
    return bytes.offset();
  }

  /** How many bytes the last row had. */
  int rowBytes() {
    return bytes.itemBytes();
  }

  /** The fields of the next row that is not empty; null where there is none. */
  @Nullable List<String> next() {
    while (bytes.peek() >= 0) {
      bytes.beginItem();
      if (bytes.peek() != '\n' && bytes.peek() != '\r') {
        return row();
      }
      bytes.read();
    }
    return null;
  }

  private List<String> row() {
    List<String> fields = new ArrayList<>();
    boolean more;
    do {
      more = readField();
      fields.add(field.toString());
    } while (more);
    return fields;
  }

  /** Whether another field of the row follows. */
  private boolean readField() {
    field.clear();
    if (bytes.peek() == '"') {
      bytes.read();
      readQuoted();
    }
    int next = bytes.read();
    while (!isEnd(next) && next != delimiter) {
      add(next);
      next = bytes.read();
    }
    return next == delimiter;
  }

  /** Up to the quote that ends it, or to the end of all. */
  private void readQuoted() {
    int next = bytes.read();
    while (next >= 0) {
      if (next == '"') {
        if (bytes.peek() != '"') {
          return;
        }
        bytes.read();
      }
      add(next);
      next = bytes.read();
    }
  }

  private void add(int next) {
    if (next != '\\') {
      field.add(next);
    } else if (isEscapable(bytes.peek())) {
      field.add(bytes.read());
    }
  }

  private boolean isEscapable(int next) {
    return next == '\\' || next == '"' || next == delimiter;
  }

  /** A carriage return before the newline is the newline's. */
  private boolean isEnd(int next) {
    return next < 0 || next == '\n' || (next == '\r' && bytes.peek() == '\n');
  }
}
