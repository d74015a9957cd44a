package dev.newel.asl.parse.check;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A definition that is not JSON, in the words of AWS's parser: an older release of Newel's own. */
public final class InvalidJson {

  /** How much of the source the message shows. */
  private static final int EXCERPT = 500;

  private static final Pattern UNKNOWN_TOKEN = Pattern.compile("Unrecognized token '([^']*)'.*");

  private InvalidJson() {}

  public static Problem problem(String text, JsonProcessingException error) {
    String message = error.getOriginalMessage();
    String location = "[Source: (String)" + excerpt(text) + place(error, message) + "]";
    return new Problem(
        Problem.Code.INVALID_JSON_DESCRIPTION, message + "\n at " + location, location);
  }

  private static String place(JsonProcessingException error, String message) {
    JsonLocation at = error.getLocation();
    if (at == null) {
      return "";
    }
    // AWS's release points behind a token that it does not know, Newel's in front of it
    Matcher unknown = UNKNOWN_TOKEN.matcher(message);
    int passed = unknown.matches() ? unknown.group(1).length() : 0;
    return "; line: " + at.getLineNr() + ", column: " + (at.getColumnNr() + passed);
  }

  private static String excerpt(String text) {
    return text.length() <= EXCERPT
        ? "\"" + text + "\""
        : "\""
            + text.substring(0, EXCERPT)
            + "\"[truncated "
            + (text.length() - EXCERPT)
            + " chars]";
  }
}
