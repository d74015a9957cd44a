package dev.newel.store.redis.client;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether a server answers at all. Replies come in the order of the commands, so counters do what a
 * timer per command would; and where some come, the others are merely behind them: megabytes of
 * commands may take longer to be sent than a reply may take.
 */
final class ReplyWatch {

  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final long[] sentAtCheck;
  private final long[] answeredAtCheck;
  private int check;

  /**
   * @param checks how often {@link #isAnswering} is asked while a server may be silent
   */
  ReplyWatch(int checks) {
    sentAtCheck = new long[checks];
    answeredAtCheck = new long[checks];
  }

  void sent() {
    sent.incrementAndGet();
  }

  void answered() {
    answered.incrementAndGet();
  }

  /** Whether nothing is awaited. */
  boolean isIdle() {
    return answered.get() == sent.get();
  }

  /**
   * Looks again.
   *
   * @return false if so many checks ago something was awaited, and nothing was answered since
   */
  boolean isAnswering() {
    long now = answered.get();
    boolean isBehind = now < sentAtCheck[check];
    boolean isSilent = now == answeredAtCheck[check];
    sentAtCheck[check] = sent.get();
    answeredAtCheck[check] = now;
    check = (check + 1) % sentAtCheck.length;
    return !(isBehind && isSilent);
  }
}
