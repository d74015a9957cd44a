package dev.newel.api.http.intake;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that the requests under way in this process may have sent, all together: a limit on
 * each alone lets any number of connections fill the heap. What is small is not counted, so that
 * calls of a few lines pass while large ones have taken everything.
 */
public final class BodyBudget {

  /**
   * The largest body unless a limit is given: holds a definition of 1 MiB however it is escaped,
   * and an input with it.
   */
  public static final int LARGEST_BODY = 4 << 20;

  /** As much of each body as costs no more than its connection does. */
  private static final int FREE = 8 << 10;

  /** A body is in memory up to five times before its action is done: as bytes, text and JSON. */
  private static final int SHARE_OF_HEAP = 16;

  private final long most;
  private final AtomicLong taken = new AtomicLong();

  public BodyBudget(long most) {
    this.most = most;
  }

  /** A share of the heap, and room for two of the largest at least. */
  public static BodyBudget ofHeap() {
    long share = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    return new BodyBudget(Math.max(share, 2L * LARGEST_BODY));
  }

  /** Begins to count what one request takes. */
  public Share open() {
    return new Share();
  }

  /** How many bytes of requests are counted now. */
  public long taken() {
    return taken.get();
  }

  private boolean take(long bytes) {
    if (taken.addAndGet(bytes) <= most) {
      return true;
    }
    taken.addAndGet(-bytes);
    return false;
  }

  /** What one request has taken. For one event loop. */
  public final class Share {

    private long counted;

    /**
     * Takes what there must be room for.
     *
     * @param bytes of the request until now, in all
     * @return false if there is not enough left, upon which nothing more is taken
     */
    public boolean growTo(long bytes) {
      long more = bytes - FREE - counted;
      if (more <= 0) {
        return true;
      }
      if (!take(more)) {
        return false;
      }
      counted += more;
      return true;
    }

    boolean isEmpty() {
      return counted == 0;
    }

    /** Gives all back; again is harmless. */
    public void release() {
      taken.addAndGet(-counted);
      counted = 0;
    }
  }
}
