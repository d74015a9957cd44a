package dev.newel.engine.mapruns.writer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.newel.asl.data.Json;
import dev.newel.asl.data.ResultForm;
import dev.newel.asl.data.ResultForm.Transformation;
import java.util.List;

/** The text of a file of results, in the form that a WriterConfig asks for. */
record ResultText(ResultForm form) {

  /**
   * That form.
   *
   * @param config {@code {}} where there is none
   * @throws WriterException if there is no such form
   */
  static ResultText of(JsonNode config) {
    try {
      return new ResultText(ResultForm.of(config, Transformation.NONE));
    } catch (IllegalArgumentException e) {
      throw new WriterException(String.valueOf(e.getMessage()));
    }
  }

  String of(List<ChildResult> results) {
    ArrayNode shown = JsonNodeFactory.instance.arrayNode(results.size());
    for (ChildResult result : results) {
      JsonNode details = result.details();
      boolean hasSucceeded = details.path("Status").asText().equals("SUCCEEDED");
      form.add(
          shown, form.showsAll(hasSucceeded) ? details : parsed(details.path("Output").asText()));
    }
    return form.text(shown);
  }

  private static JsonNode parsed(String output) {
    try {
      return Json.parse(output).node();
    } catch (JsonProcessingException e) {
      throw new WriterException("The output of a child is no JSON: " + e.getOriginalMessage());
    }
  }
}
