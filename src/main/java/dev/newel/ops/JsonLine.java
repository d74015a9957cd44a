package dev.newel.ops;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** An object of JSON in a line, field by field. There is one for each call, so none is built up. */
public final class JsonLine {

  private static final JsonStringEncoder QUOTES = JsonStringEncoder.getInstance();

  private static final int USUAL_LENGTH = 480;

  private final StringBuilder line;

  /** The name of a field, with all that stands in front of a text. */
  public static final class Field {
    private final String first;
    private final String next;

    /**
     * @param name with nothing to escape
     */
    public Field(String name) {
      this.first = "{\"" + name + "\":\"";
      this.next = ",\"" + name + "\":\"";
    }
  }

  public JsonLine() {
    this(0);
  }

  /**
   * @param more how many characters it has besides those that are usual
   */
  JsonLine(int more) {
    this.line = new StringBuilder(USUAL_LENGTH + more);
  }

  /** Puts in a text that has nothing to escape, as nobody outside has written it. */
  public JsonLine putPlain(Field field, String text) {
    begin(field).append(text).append('"');
    return this;
  }

  /** Puts in a text. */
  public JsonLine put(Field field, String text) {
    begin(field);
    if (isPlain(text)) {
      line.append(text);
    } else {
      QUOTES.quoteAsString(text, line);
    }
    line.append('"');
    return this;
  }

  /** Whether there is nothing to escape, as in nearly all texts. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  /** Puts in a number. */
  public JsonLine put(String field, long number) {
    name(field).append(number);
    return this;
  }

  /** Puts in what is JSON already. */
  JsonLine putJson(String field, String json) {
    name(field).append(json);
    return this;
  }

  /** Puts in fields that are JSON already, with the commas between them. */
  JsonLine putFields(String json) {
    line.append(line.isEmpty() ? '{' : ',').append(json);
    return this;
  }

  private StringBuilder begin(Field field) {
    return line.append(line.isEmpty() ? field.first : field.next);
  }

  private StringBuilder name(String field) {
    return line.append(line.isEmpty() ? "{\"" : ",\"").append(field).append("\":");
  }

  /** Ends the object, and returns it without an end of line. */
  public String end() {
    return (line.isEmpty() ? line.append('{') : line).append('}').toString();
  }

  /** The fields so far, without the braces around them. */
  String fields() {
    return line.substring(1);
  }

  /** Ends the object and the line. */
  String endLine() {
    return line.append("}\n").toString();
  }
}
