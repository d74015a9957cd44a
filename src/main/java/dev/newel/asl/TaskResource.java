package dev.newel.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a Task state has do its work. Which there are, and how each is run, is not the language's to
 * know: the parser asks for it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html">Service
 *     integration patterns</a>
 */
public interface TaskResource {

  /** The ARN in the field Resource. */
  String arn();

  /**
   * What of a state's template of arguments it can never use, in AWS's words.
   *
   * @param template an object, as the definition has it, expressions included
   */
  default List<String> refusals(JsonNode template) {
    return List.of();
  }
}
