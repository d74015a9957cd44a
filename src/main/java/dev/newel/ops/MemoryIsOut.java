package dev.newel.ops;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Notices that memory is out, wherever that comes up, as whatever catches an OutOfMemoryError logs
 * it: Newel, Vert.x, Netty and the threads of the JVM. What a process does after that nobody can
 * rely on, so that it is to end, whatever flags its JVM has; other instances go on.
 */
public final class MemoryIsOut extends Handler {

  /** As far as causes are followed: some go in a circle. */
  private static final int MAX_CAUSES = 16;

  private final Runnable end;

  /**
   * @param end ends the process, with as little memory as can be
   */
  public MemoryIsOut(Runnable end) {
    this.end = end;
  }

  /** Listens to all that is logged from now on. */
  public void install() {
    setLevel(Level.ALL);
    LogManager.getLogManager().getLogger("").addHandler(this);
  }

  @Override
  public void publish(LogRecord record) {
    if (isBehind(record.getThrown())) {
      end.run();
    }
  }

  private static boolean isBehind(@Nullable Throwable thrown) {
    Throwable next = thrown;
    for (int i = 0; next != null && i < MAX_CAUSES; i++) {
      if (next instanceof OutOfMemoryError) {
        return true;
      }
      next = next.getCause();
    }
    return false;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
