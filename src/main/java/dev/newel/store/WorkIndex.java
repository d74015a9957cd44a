package dev.newel.store;

import dev.newel.aws.Name;
import dev.newel.store.TaskQueues.TaskRef;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;

/**
 * Which tasks of an activity workers have, for people who look for those that are stuck. It is
 * written some time after the commits that make it so, and may miss some of them: the frame of an
 * execution alone says whether a task is in work.
 */
public interface WorkIndex {

  /**
   * A task that a worker has.
   *
   * @param isEndless whether neither a time-out nor a heartbeat ends it
   */
  record Work(TaskRef task, boolean isEndless) {}

  /**
   * A task that a worker has.
   *
   * @param since when it was started, epoch milliseconds
   */
  record Begun(Work work, long since) {}

  /**
   * What workers have of an activity.
   *
   * @param total how many tasks
   * @param oldest the first ones that were started
   */
  record Works(long total, List<Begun> oldest) {}

  /** Takes note of what has begun and of what has ended. An activity that is gone has none. */
  Future<Void> note(Name activity, Collection<Begun> begun, Collection<Work> ended);

  /**
   * What workers have.
   *
   * @param count of how many of the oldest more than their number is wanted
   */
  Future<Works> read(Name activity, int count);
}
