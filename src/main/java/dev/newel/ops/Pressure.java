package dev.newel.ops;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/**
 * Whether there is room for more: what is new is refused before the store or the heap is full, so
 * that what runs can go on and end. It begins at a bound, and is over a little below it.
 */
public final class Pressure {

  private static final Logger LOG = System.getLogger(Pressure.class.getName());

  /** So far below its bound a fill has to be for the pressure to be over. */
  public static final double SLACK = 0.02;

  private final double mostOfStore;
  private final double mostOfHeap;
  private final DoubleSupplier heap;
  private final LongAdder refused = new LongAdder();
  private volatile double storeFill;
  private volatile double heapFill;
  private volatile boolean isHigh;

  /**
   * @param mostOfStore how full the store may be, from 0 to 1
   * @param mostOfHeap how full the heap may be, likewise
   * @param heap tells how full it is
   */
  public Pressure(double mostOfStore, double mostOfHeap, DoubleSupplier heap) {
    this.mostOfStore = mostOfStore;
    this.mostOfHeap = mostOfHeap;
    this.heap = heap;
  }

  /**
   * Looks again.
   *
   * @param fill of the store
   */
  public void look(double fill) {
    storeFill = fill;
    heapFill = heap.getAsDouble();
    double slack = isHigh ? SLACK : 0;
    boolean now = storeFill >= mostOfStore - slack || heapFill >= mostOfHeap - slack;
    if (now != isHigh) {
      isHigh = now;
      tell();
    }
  }

  private void tell() {
    long store = Math.round(storeFill * 100);
    long own = Math.round(heapFill * 100);
    if (isHigh) {
      LOG.log(
          Level.WARNING,
          "nothing new begins: of Redis''s maxmemory {0} % are taken, of the heap {1} %",
          store,
          own);
    } else {
      LOG.log(Level.INFO, "there is room for more again");
    }
  }

  /** Whether what is new is to be refused. */
  public boolean isHigh() {
    return isHigh;
  }

  /** Something new was refused. */
  public void refused() {
    refused.increment();
  }

  /** How much was refused since the start. */
  public long refusals() {
    return refused.sum();
  }

  /** How full the store was at the last look. */
  public double storeFill() {
    return storeFill;
  }

  /** How full the heap was at the last look. */
  public double heapFill() {
    return heapFill;
  }
}
