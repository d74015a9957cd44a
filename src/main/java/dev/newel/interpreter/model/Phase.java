package dev.newel.interpreter.model;

/** Where a frame stands in its current state. */
public enum Phase {
  /** The state is to be entered. */
  ENTERING,
  /** The state is entered, and to be run. */
  READY,
  /** A Wait state waits for its time. */
  WAITING,
  /** A task is scheduled, and no worker has it. */
  SCHEDULED,
  /** A worker, or a call that Newel makes, has the task. */
  STARTED,
  /** A call that Newel made has handed the work on, and its end is waited for. */
  SUBMITTED,
  /** A failed state waits for its next attempt. */
  RETRYING,
  /** A Parallel or Map state waits for its branches or iterations. */
  FANNED_OUT,
  /** The branch or iteration has ended, and its output waits for the others. */
  DONE
}
