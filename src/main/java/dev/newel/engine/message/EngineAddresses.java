package dev.newel.engine.message;

/** Where the verticles of one process listen for each other, on local consumers. */
public final class EngineAddresses {

  /** The timer. */
  public static final String TIMER = "newel.timer";

  private EngineAddresses() {}

  /** Where executions of Express machines are run, by the number of the engine beside it. */
  public static String express(int number) {
    return "newel.express." + number;
  }

  /** One of the engines, by its number from 0. */
  public static String engine(int number) {
    return "newel.engine." + number;
  }
}
