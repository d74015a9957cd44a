package dev.newel.torture;

import org.jspecify.annotations.Nullable;

/** What a client did, and what it was told of it. Times are in seconds since the epoch. */
sealed interface Deed {

  /** How a call ended for the client that made it, all its tries taken together. */
  enum Outcome {
    ACKNOWLEDGED,
    REFUSED,
    /** Every try was cut off or answered with a 5xx: it may have been carried out. */
    UNKNOWN
  }

  /** How a poll ended. */
  enum PollEnd {
    TASK,
    EMPTY,
    /** Answered with an error. */
    REFUSED,
    /** The connection was lost, or the worker gave up: a task on its way to it is nobody's. */
    CUT
  }

  /** Which of a worker's answers for a task it is. */
  enum Turn {
    FIRST,
    /** The same call again, with the same invocation id. */
    REPEAT,
    /** Another answer after the first. */
    SECOND
  }

  /**
   * A StartExecution.
   *
   * @param run stands in the input, and in no other start's
   * @param plan what the workers are asked to do, in the input too
   * @param arn of the execution, where it was acknowledged
   */
  record Start(String run, Machine machine, String plan, Outcome outcome, @Nullable String arn)
      implements Deed {}

  /**
   * A StopExecution.
   *
   * @param error the error that it gives the execution
   */
  record Stop(String arn, String error, Outcome outcome) implements Deed {}

  /**
   * A GetActivityTask.
   *
   * @param worker the name it gave, which no other poll gives: the history tells which poll got a
   *     task
   * @param token of the task it got
   */
  record Poll(String worker, PollEnd end, @Nullable String token) implements Deed {}

  /**
   * A SendTaskSuccess or SendTaskFailure.
   *
   * @param worker whose task it is
   * @param value the output, or the cause of a failure; no other answer has it
   * @param sentAt when it was first sent
   * @param impeded whether a try of it was cut off
   */
  record Answer(
      String worker,
      String token,
      String value,
      Turn turn,
      Outcome outcome,
      double sentAt,
      boolean impeded)
      implements Deed {}

  /** A SendTaskHeartbeat. */
  record Beat(String worker, Outcome outcome, double sentAt) implements Deed {}

  /**
   * A function is called.
   *
   * @param run of the execution whose task it is
   * @param value what it gives; no other call gives that
   */
  record Call(String run, String value) implements Deed {}

  /** A function sends its value with the token of the task that called it. */
  record CallBack(String run, String value, Outcome outcome) implements Deed {}

  /** A worker takes a task and dies, or takes longer over it than it may. */
  record Death(String worker) implements Deed {}
}
