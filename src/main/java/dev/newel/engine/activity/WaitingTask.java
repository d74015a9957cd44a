package dev.newel.engine.activity;

import dev.newel.store.TaskQueues.TaskRef;

/** A task that is to be handed out, and what becomes of it where it came from. */
interface WaitingTask {

  TaskRef ref();

  /**
   * When the activity that it is for was there, epoch milliseconds: one that was created later is
   * another of the same name.
   */
  long activityWasThere();

  /** A worker has the task, or nobody wants it any more. */
  void decided();

  /** It was not to be found out whether a worker has the task: whoever gets it again is told. */
  void putBack();
}
