package dev.newel.asl.parse;

import dev.newel.asl.TaskResource;

/** What Task states can call. */
@FunctionalInterface
public interface TaskResources {

  /** Looks up what the field Resource of a machine's Task state names. */
  Answer find(String arn, MachineType type);

  /** What is said of a resource. */
  sealed interface Answer {}

  /** It can be called. */
  record Found(TaskResource resource) implements Answer {}

  /**
   * It cannot be called.
   *
   * @param message what AWS says of it
   */
  record Refused(String message) implements Answer {}
}
