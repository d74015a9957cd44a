package dev.newel.engine.mapruns.writer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.newel.asl.data.Json;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is made of the results of children in files, by a WriterConfig.
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
   * @throws WriterException if there is no such form
   */
  public static ResultForm of(JsonNode config) {
    String transformation = config.path("Transformation").asText(Transformation.NONE.name());
    String type = config.path("OutputType").asText("JSON");
    if (!type.equals("JSON") && !type.equals("JSONL")) {
      throw unknown("OutputType", type);
    }
    try {
      return new ResultForm(Transformation.valueOf(transformation), type.equals("JSONL"));
    } catch (IllegalArgumentException e) {
      throw unknown("Transformation", transformation);
    }
  }

  private static WriterException unknown(String what, String value) {
    return new WriterException("The %s is none that is supported: %s".formatted(what, value));
  }

  /** The results as the text of a file. */
  String text(List<ChildResult> results) {
    ArrayNode values = values(results);
    return lines ? lines(values) : Json.write(values);
  }

  private static String lines(ArrayNode values) {
    return values
        .valueStream()
        .map(value -> Json.write(value) + "\n")
        .collect(Collectors.joining());
  }

  private ArrayNode values(List<ChildResult> results) {
    ArrayNode values = JsonNodeFactory.instance.arrayNode(results.size());
    for (ChildResult result : results) {
      JsonNode details = result.details();
      boolean whole =
          transformation == Transformation.NONE
              || !details.path("Status").asText().equals("SUCCEEDED");
      add(values, whole ? details : parsed(details.path("Output").asText()));
    }
    return values;
  }

  private void add(ArrayNode values, JsonNode value) {
    if (transformation == Transformation.FLATTEN && value.isArray()) {
      value.forEach(values::add);
    } else {
      values.add(value);
    }
  }

  private static JsonNode parsed(String output) {
    try {
      return Json.parse(output).node();
    } catch (JsonProcessingException e) {
      throw new WriterException("The output of a child is no JSON: " + e.getOriginalMessage());
    }
  }
}
