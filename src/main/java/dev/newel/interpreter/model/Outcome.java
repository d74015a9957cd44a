package dev.newel.interpreter.model;

/** What the interpreter made of a stimulus. */
public enum Outcome {
  /** The turn has what came of it. */
  ACCEPTED,
  /** The task is not there (any more): it was answered, timed out or stopped, or has a worker. */
  NO_SUCH_TASK,
  /** The deadline was moved or cleared, or the execution has ended. */
  NOTHING_TO_DO
}
