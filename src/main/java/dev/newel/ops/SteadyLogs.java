package dev.newel.ops;

import java.util.logging.LogManager;

/**
 * Java's log manager, but for its end: as soon as the process is told to end it takes away all
 * handlers, and what is logged by those that stop in order would be lost. Java makes it, by the name
 * in {@code java.util.logging.manager}.
 */
public final class SteadyLogs extends LogManager {

  private static volatile boolean isKept;

  /** Has Java take it for the process. Counts where nothing has been logged yet. */
  public static void use() {
    System.setProperty("java.util.logging.manager", SteadyLogs.class.getName());
  }

  /** Keeps the handlers that there are from now on, until the process has ended. */
  static void keep() {
    isKept = true;
  }

  @Override
  public void reset() {
    if (!isKept) {
      super.reset();
    }
  }
}
