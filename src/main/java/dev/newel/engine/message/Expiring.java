package dev.newel.engine.message;

/** What waits for something, and not for ever. */
public abstract class Expiring {

  private long looksLeft;

  /** Whether it waits no more. */
  protected abstract boolean isOver();

  /** Its time is up. */
  protected abstract void expire();

  void waitFor(long looks) {
    looksLeft = looks;
  }

  /** Whether its time is up with this look. */
  boolean isDue() {
    return --looksLeft <= 0;
  }
}
