package dev.newel.console;

/**
 * How the console is served.
 *
 * @param version of Newel
 * @param readOnly whether nothing may be changed by it
 * @param expressHistories how many executions of each Express machine are remembered
 */
public record ConsoleOptions(String version, boolean readOnly, int expressHistories) {

  /** Enough to look at. */
  public static final int DEFAULT_EXPRESS_HISTORIES = 100;

  public ConsoleOptions(String version, boolean readOnly) {
    this(version, readOnly, DEFAULT_EXPRESS_HISTORIES);
  }
}
