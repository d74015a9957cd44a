package dev.newel.interpreter.model;

import dev.newel.interpreter.model.start.ParentTask;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far an execution has come.
 *
 * @param events how many events its history has; the last one's id
 * @param lastEventTime epoch milliseconds; the next event is never earlier
 * @param nextFrame the id that the next frame gets
 * @param dueAt when the execution as a whole times out, epoch milliseconds; 0 for never
 * @param ending how it ended; null while it runs
 * @param parents the tasks of other executions that are to hear of its end; none once it has ended
 * @param mocked how often each state got an answer of the mock file instead of doing its task
 * @param redrives how often it went on after it had ended, and whether it can
 * @param extras what a newer version keeps with the execution
 * @param run how far a Map Run is; null for an execution that is none
 */
public record Progress(
    long events,
    long lastEventTime,
    int nextFrame,
    long dueAt,
    @Nullable Ending ending,
    List<ParentTask> parents,
    Map<String, Integer> mocked,
    Redrives redrives,
    Extras extras,
    @Nullable MapRun run) {

  public static final Progress NOT_STARTED = new Progress(0, 0, 0, 0, null, Extras.NONE);

  /** One of an execution that is no Map Run, was never redriven, and cannot be. */
  public Progress(
      long events,
      long lastEventTime,
      int nextFrame,
      long dueAt,
      @Nullable Ending ending,
      List<ParentTask> parents,
      Map<String, Integer> mocked,
      Extras extras) {
    this(
        events,
        lastEventTime,
        nextFrame,
        dueAt,
        ending,
        parents,
        mocked,
        Redrives.NONE,
        extras,
        null);
  }

  /** One of an execution whose tasks are done. */
  public Progress(
      long events,
      long lastEventTime,
      int nextFrame,
      long dueAt,
      @Nullable Ending ending,
      Extras extras) {
    this(events, lastEventTime, nextFrame, dueAt, ending, List.of(), Map.of(), extras);
  }

  public ExecutionStatus status() {
    return ending == null ? ExecutionStatus.RUNNING : ending.status();
  }
}
