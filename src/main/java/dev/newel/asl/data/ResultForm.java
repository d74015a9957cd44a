package dev.newel.asl.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is made of the results of child executions, by a WriterConfig: for files, and for the result
 * of a state.
 *
 * @param lines whether each result is a line of a text, rather than an element of an array
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html">
 *     ResultWriter</a>
 */
public record ResultForm(Transformation transformation, boolean lines) {

  /** What is shown of a child that has succeeded. Of others all is shown. */
  public enum Transformation {
    /** All that is known of it. */
    NONE,
    /** Its output. */
    COMPACT,
    /** Its output; the elements of it where that is an array. */
    FLATTEN
  }

  /**
   * The form that a WriterConfig asks for.
   *
   * @param config {@code {}} where there is none
   * @param usual what is shown where it does not say
   * @throws IllegalArgumentException if there is no such form
   */
  public static ResultForm of(JsonNode config, Transformation usual) {
    String type = config.path("OutputType").asText("JSON");
    if (!type.equals("JSON") && !type.equals("JSONL")) {
      throw new IllegalArgumentException(unknown("OutputType", type));
    }
    String named = config.path("Transformation").asText(usual.name());
    for (Transformation each : Transformation.values()) {
      if (each.name().equals(named)) {
        return new ResultForm(each, type.equals("JSONL"));
      }
    }
    throw new IllegalArgumentException(unknown("Transformation", named));
  }

  private static String unknown(String what, String value) {
    return String.format(Locale.ROOT, "The %s is none that is supported: %s", what, value);
  }

  /** Whether all that is known of a child is shown, and not its output alone. */
  public boolean showsAll(boolean hasSucceeded) {
    return transformation == Transformation.NONE || !hasSucceeded;
  }

  /** Puts what is shown of a child behind the others. */
  public void add(ArrayNode shown, JsonNode result) {
    if (transformation == Transformation.FLATTEN && result.isArray()) {
      result.forEach(shown::add);
    } else {
      shown.add(result);
    }
  }

  /** All that is shown, as a text. */
  public String text(ArrayNode shown) {
    return lines
        ? shown.valueStream().map(value -> Json.write(value) + "\n").collect(Collectors.joining())
        : Json.write(shown);
  }
}
