package dev.newel.interpreter.model;

/**
 * What tells one execution from another: the name of its state machine and its own.
 *
 * @param machine the state machine's name
 * @param name the execution's name
 */
public record ExecutionKey(String machine, String name) {

  /** The last two parts of the execution's ARN. */
  public String path() {
    return machine + ":" + name;
  }

  /** Which of {@code count} partitions holds the execution: the same on every instance. */
  public int partition(int count) {
    int mixed = path().hashCode() * 0x9E3779B9;
    return Math.floorMod(mixed ^ (mixed >>> 15), count);
  }

  @Override
  public String toString() {
    return path();
  }
}
