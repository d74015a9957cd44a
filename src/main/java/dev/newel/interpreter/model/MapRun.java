package dev.newel.interpreter.model;

import dev.newel.asl.data.ErrorName;
import org.jspecify.annotations.Nullable;

/**
 * How far a Map Run has come. It is kept with the progress, as it is asked for after the end, too.
 *
 * @param limits as they are now: UpdateMapRun changes them
 * @param items where its items are
 * @param executions where its child executions are
 * @param source what was found of the items
 * @param sink what waits of the results
 * @param unsuccessful those executions that a redrive has go on
 * @param failure why it ends as soon as its results are written; null while it may go on
 */
public record MapRun(
    Limits limits,
    Counts items,
    Counts executions,
    Source source,
    Sink sink,
    Unsuccessful unsuccessful,
    @Nullable Failure failure) {

  /**
   * What a Map Run may do.
   *
   * @param concurrency how many executions may run at a time; 0 for as many as AWS lets run
   * @param failures how many items may fail; null where nobody says
   * @param percentage how many of a hundred may fail; null where nobody says
   */
  public record Limits(long concurrency, @Nullable Long failures, @Nullable Double percentage) {

    /** Whether so many that have failed are too many. */
    public boolean areExceededBy(long failed, long all) {
      if (failures == null && percentage == null) {
        return failed > 0;
      }
      return (failures != null && failed > failures)
          || (percentage != null && failed * 100.0 > percentage * all);
    }
  }

  /**
   * How many have come how far.
   *
   * @param written how many have their results where they belong
   */
  public record Counts(
      long running, long succeeded, long failed, long timedOut, long aborted, long written) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    Counts begun(long more) {
      return new Counts(running + more, succeeded, failed, timedOut, aborted, written);
    }

    Counts ended(long of, ExecutionStatus status) {
      return new Counts(
          running - of,
          succeeded + (status == ExecutionStatus.SUCCEEDED ? of : 0),
          failed + (status == ExecutionStatus.FAILED ? of : 0),
          timedOut + (status == ExecutionStatus.TIMED_OUT ? of : 0),
          aborted + (status == ExecutionStatus.ABORTED ? of : 0),
          written);
    }

    /** Some go on that had ended. */
    Counts wentOn(long of, ExecutionStatus from) {
      Counts fewer = ended(-of, from);
      return new Counts(
          running + of, fewer.succeeded, fewer.failed, fewer.timedOut, fewer.aborted, written);
    }

    /** So many results are where they belong, and no others. */
    Counts withWritten(long now) {
      return new Counts(running, succeeded, failed, timedOut, aborted, now);
    }

    Counts wrote(long more) {
      return new Counts(running, succeeded, failed, timedOut, aborted, written + more);
    }

    /** How many results are in their place at the end, beside those that have been written. */
    private long missing() {
      return Math.max(0, succeeded + failed + timedOut - written);
    }

    /** How many have begun. */
    public long begun() {
      return running + unsuccessful() + succeeded;
    }

    /** How many have ended in any way but well. */
    public long unsuccessful() {
      return failed + timedOut + aborted;
    }
  }

  /**
   * What was found of the items.
   *
   * @param position where the next page of the reader begins; null for its first one
   * @param isAtEnd whether there is no further page
   * @param found how many items have been found
   * @param offset how many of the page at hand have been given to executions
   * @param starting how many executions are being started
   * @param startingCharacters how long their inputs are together
   */
  public record Source(
      @Nullable String position,
      boolean isAtEnd,
      long found,
      int offset,
      int starting,
      long startingCharacters) {

    /** An execution of so many items is being started. */
    public Source gave(int items, int inputCharacters) {
      return new Source(
          position,
          isAtEnd,
          found,
          offset + items,
          starting + 1,
          startingCharacters + inputCharacters);
    }

    /** An execution goes on that has an input of its own. */
    public Source starts(int inputCharacters) {
      return new Source(
          position, isAtEnd, found, offset, starting + 1, startingCharacters + inputCharacters);
    }

    /** The run goes on, when it has stopped whatever was being started. */
    Source afterStop() {
      return new Source(position, isAtEnd, found, offset, 0, 0);
    }

    /** An execution has started. */
    public Source started(int inputCharacters) {
      return new Source(
          position, isAtEnd, found, offset, starting - 1, startingCharacters - inputCharacters);
    }

    /**
     * A page has been read.
     *
     * @param next where the next one begins; null where there is no more
     */
    public Source read(int items, @Nullable String next) {
      return new Source(next, next == null, found + items, 0, starting, startingCharacters);
    }
  }

  /**
   * What waits of the results.
   *
   * @param characters how long they are together; less than 0 where they are too long to be kept
   * @param succeeded those that are to be written, of executions that have succeeded
   * @param failed those of the others
   */
  public record Sink(long characters, Queue succeeded, Queue failed) {
    public static final Sink EMPTY = new Sink(0, Queue.EMPTY, Queue.EMPTY);
  }

  /**
   * Results that wait to be written into a file.
   *
   * @param first the number of the first bundle of them
   * @param next the number of the bundle that has the next one
   * @param bundled how long that bundle is, in characters
   * @param characters how long all are
   * @param executions of how many executions they are
   * @param items of how many items
   * @param files how many files have been written
   */
  public record Queue(
      int first, int next, long bundled, long characters, long executions, long items, int files) {
    public static final Queue EMPTY = new Queue(0, 0, 0, 0, 0, 0, 0);
  }

  /**
   * Why a Map Run does not go on.
   *
   * @param error null where it was stopped
   * @param location where the expression stands that has failed; null where none has
   */
  public record Failure(@Nullable String error, @Nullable String cause, @Nullable String location) {

    /** Nobody waits for it any more. */
    public static final Failure STOPPED = new Failure(null, null);

    public Failure(@Nullable String error, @Nullable String cause) {
      this(error, cause, null);
    }

    public boolean isStop() {
      return error == null;
    }
  }

  /** A Map Run of which nothing is known but its limits. */
  public static MapRun begin(Limits limits, Source source) {
    return new MapRun(
        limits, Counts.NONE, Counts.NONE, source, Sink.EMPTY, Unsuccessful.NONE, null);
  }

  public MapRun with(Limits other) {
    return new MapRun(other, items, executions, source, sink, unsuccessful, failure);
  }

  public MapRun with(Source other) {
    return new MapRun(limits, items, executions, other, sink, unsuccessful, failure);
  }

  public MapRun with(Sink other) {
    return new MapRun(limits, items, executions, source, other, unsuccessful, failure);
  }

  public MapRun with(Unsuccessful other) {
    return new MapRun(limits, items, executions, source, sink, other, failure);
  }

  private MapRun with(Counts ofItems, Counts ofExecutions) {
    return new MapRun(limits, ofItems, ofExecutions, source, sink, unsuccessful, failure);
  }

  public MapRun failed(Failure why) {
    return new MapRun(limits, items, executions, source, sink, unsuccessful, why);
  }

  /** An execution of so many items is being started. */
  public MapRun begun(int of) {
    return with(items.begun(of), executions.begun(1));
  }

  /** An execution of so many items has ended. */
  public MapRun ended(int of, ExecutionStatus status) {
    return with(items.ended(of, status), executions.ended(1, status));
  }

  /** An execution of so many items goes on that had ended. */
  public MapRun wentOn(int of, ExecutionStatus from) {
    return with(items.wentOn(of, from), executions.wentOn(1, from))
        .with(unsuccessful.wentOn(of, from));
  }

  /** An execution has ended again as it cannot go on. */
  public MapRun lasts(int of, ExecutionStatus status) {
    return ended(of, status).with(unsuccessful.lasts(of, status));
  }

  /** Results have been written. */
  public MapRun wrote(long ofExecutions, long ofItems) {
    return with(items.wrote(ofItems), executions.wrote(ofExecutions));
  }

  /** Whether more have failed than may. How many of a hundred is known when all are. */
  public boolean hasFailedTooOften() {
    long all = source.isAtEnd ? source.found : Long.MAX_VALUE;
    return limits.areExceededBy(items.unsuccessful() - unsuccessful.waitingItems().all(), all);
  }

  /** How many items no execution has been started for. */
  public long pendingItems() {
    return source.found - items.begun();
  }

  /** How many executions are still to be started, as far as the items are found. */
  public long pendingExecutions() {
    long begun = executions.begun();
    return begun == 0
        ? pendingItems()
        : (pendingItems() * begun + items.begun() - 1) / items.begun();
  }

  /** Whether it has what a redrive goes on from, if it ends so. */
  public boolean canGoOn(Ending ending) {
    return unsuccessful.areKept() && sink.characters() >= 0 && canGoOnAfter(ending.error());
  }

  /**
   * Whether AWS redrives a Map Run that has failed so, and does not start another.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/step-functions/latest/dg/redrive-map-run.html">Redriving
   *     Map Runs</a>
   */
  public static boolean canGoOnAfter(@Nullable String error) {
    return !ErrorName.DATA_LIMIT_EXCEEDED.equals(error) && !ErrorName.RUNTIME.equals(error);
  }

  /**
   * The same when it is over: what runs is stopped.
   *
   * @param resumable whether a redrive goes on from it; else what has an end is not looked at again
   */
  MapRun over(ExecutionStatus how, boolean resumable) {
    MapRun stopped =
        new MapRun(
            limits,
            items.ended(items.running, ExecutionStatus.ABORTED),
            executions.ended(executions.running, ExecutionStatus.ABORTED),
            source,
            resumable ? sink : Sink.EMPTY,
            resumable ? unsuccessful.over() : Unsuccessful.NOT_KEPT,
            null);
    return how == ExecutionStatus.ABORTED
        ? stopped
        : stopped.wrote(executions.missing(), items.missing());
  }

  /**
   * It goes on: all that have not succeeded wait to be redriven, but for what cannot be.
   *
   * @param areWritten whether results are written as they come; those that have are of executions
   *     that have succeeded, as all others get another
   */
  public MapRun redriven(boolean areWritten) {
    Queue queue = sink.succeeded();
    return with(
            items.withWritten(areWritten ? items.succeeded - queue.items() : 0),
            executions.withWritten(areWritten ? executions.succeeded - queue.executions() : 0))
        .with(source.afterStop())
        .with(unsuccessful.redriven(executions, items));
  }
}
