package dev.newel.asl;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** A definition that is not JSON, in the words of AWS's parser. */
final class InvalidJson {

  /** How much of the source the message shows. */
  private static final int EXCERPT = 500;

  private InvalidJson() {}

  static Problem problem(String text, JsonProcessingException error) {
    JsonLocation at = error.getLocation();
    String location =
        "[Source: (String)\""
            + excerpt(text)
            + (at == null ? "" : "; line: " + at.getLineNr() + ", column: " + at.getColumnNr())
            + "]";
    return new Problem(
        Problem.Code.INVALID_JSON_DESCRIPTION,
        error.getOriginalMessage() + "\n at " + location,
        location);
  }

  private static String excerpt(String text) {
    return text.length() <= EXCERPT
        ? text + "\""
        : text.substring(0, EXCERPT) + "\"[truncated " + (text.length() - EXCERPT) + " chars]";
  }
}
