package dev.newel.interpreter.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What is wrong with the arguments of a task, before it is scheduled. */
@FunctionalInterface
public interface ArgumentRules {

  /** For resources that say themselves what they cannot use. */
  ArgumentRules NONE = arguments -> List.of();

  /** What is wrong, in AWS's words; empty if they can be used. */
  List<String> problems(JsonNode arguments);
}
