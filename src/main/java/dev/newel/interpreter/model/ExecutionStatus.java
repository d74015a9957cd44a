package dev.newel.interpreter.model;

/** The status of an execution, by the names of the AWS API. */
public enum ExecutionStatus {
  RUNNING,
  SUCCEEDED,
  FAILED,
  TIMED_OUT,
  ABORTED
}
