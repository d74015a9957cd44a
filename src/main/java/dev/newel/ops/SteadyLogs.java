package dev.newel.ops;

import java.util.logging.LogManager;

/**
 * Java's log manager, but for its end: as soon as the process is told to end it takes away all
 * handlers, and what is logged by those that stop in order would be lost. Java makes it, by the
 * name in {@value #PROPERTY}, which has to be set before anything of logs is initialised, this
 * class among it.
 */
public final class SteadyLogs extends LogManager {

  /** The system property that names it. */
  public static final String PROPERTY = "java.util.logging.manager";

  private static volatile boolean isKept;

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
