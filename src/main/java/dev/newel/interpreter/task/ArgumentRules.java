package dev.newel.interpreter.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What is wrong with the arguments of a task, before it is scheduled. */
public interface ArgumentRules {

  /** For resources that say themselves what they cannot use. */
  ArgumentRules NONE =
      new ArgumentRules() {
        @Override
        public List<String> problems(JsonNode arguments) {
          return List.of();
        }

        @Override
        public List<String> refusals(JsonNode template) {
          return List.of();
        }
      };

  /**
   * What is wrong, in AWS's words; empty if they can be used.
   *
   * @param arguments an object
   */
  List<String> problems(JsonNode arguments);

  /**
   * What of a template of arguments can never be used, in AWS's words.
   *
   * @param template an object, with expressions in it
   */
  List<String> refusals(JsonNode template);
}
