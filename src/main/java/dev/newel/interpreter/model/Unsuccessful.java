package dev.newel.interpreter.model;

/**
 * What a Map Run knows of those of its executions that have not succeeded, which go on when it is
 * redriven.
 *
 * @param characters how long what it keeps of them is; less than 0 where it keeps nothing, and
 *     cannot be redriven
 * @param next the number of the execution from which on they wait to be redriven
 * @param waiting how many executions wait for that
 * @param waitingItems how many items are theirs
 * @param lasting how many cannot be redriven any more
 * @param lastingItems how many items are theirs
 */
public record Unsuccessful(
    long characters,
    int next,
    Tally waiting,
    Tally waitingItems,
    Tally lasting,
    Tally lastingItems) {

  /** Nothing is kept: so of all runs that have succeeded, and of those of older versions. */
  public static final Unsuccessful NOT_KEPT = keeping(-1);

  /** None yet. */
  public static final Unsuccessful NONE = keeping(0);

  /** How many there are, by how they have ended. */
  public record Tally(long failed, long timedOut, long aborted) {

    public static final Tally NONE = new Tally(0, 0, 0);

    Tally plus(long more, ExecutionStatus status) {
      return new Tally(
          failed + (status == ExecutionStatus.FAILED ? more : 0),
          timedOut + (status == ExecutionStatus.TIMED_OUT ? more : 0),
          aborted + (status == ExecutionStatus.ABORTED ? more : 0));
    }

    /** Those of these counts that are not among this tally. */
    Tally others(MapRun.Counts counts) {
      return new Tally(
          counts.failed() - failed, counts.timedOut() - timedOut, counts.aborted() - aborted);
    }

    public long all() {
      return failed + timedOut + aborted;
    }
  }

  private static Unsuccessful keeping(long characters) {
    return new Unsuccessful(characters, 0, Tally.NONE, Tally.NONE, Tally.NONE, Tally.NONE);
  }

  public boolean areKept() {
    return characters >= 0;
  }

  /** So much is kept now. */
  public Unsuccessful kept(long length) {
    return new Unsuccessful(length, next, waiting, waitingItems, lasting, lastingItems);
  }

  /** Those before an execution have gone on. */
  public Unsuccessful from(int number) {
    return new Unsuccessful(characters, number, waiting, waitingItems, lasting, lastingItems);
  }

  /** One of so many items goes on. */
  Unsuccessful wentOn(int items, ExecutionStatus from) {
    return new Unsuccessful(
        characters,
        next,
        waiting.plus(-1, from),
        waitingItems.plus(-items, from),
        lasting,
        lastingItems);
  }

  /** One of so many items cannot be redriven. */
  Unsuccessful lasts(int items, ExecutionStatus status) {
    return new Unsuccessful(
        characters,
        next,
        waiting,
        waitingItems,
        lasting.plus(1, status),
        lastingItems.plus(items, status));
  }

  /** The run goes on: all wait that can be redriven. */
  Unsuccessful redriven(MapRun.Counts executions, MapRun.Counts items) {
    return new Unsuccessful(
        characters,
        0,
        lasting.others(executions),
        lastingItems.others(items),
        lasting,
        lastingItems);
  }

  /** The run is over: nothing waits any more. */
  Unsuccessful over() {
    return new Unsuccessful(characters, 0, Tally.NONE, Tally.NONE, lasting, lastingItems);
  }
}
