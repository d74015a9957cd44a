package dev.newel.ops;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Which part of the JVM's heap is taken by what the last collections have left: what is taken in
 * between says little, as most of it is garbage. A heap that was full is collected again now and
 * then, as no collection comes by itself where nothing new is let in.
 */
public final class HeapFill implements DoubleSupplier {

  private final List<MemoryPoolMXBean> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();

  /** As often a full heap is collected at most: that stops all threads for a while. */
  private static final long AGAIN_NANOS = 30_000_000_000L;

  private final double full;
  private long collectedAt = System.nanoTime();

  /**
   * @param full from which part on it is collected again, from 0 to 1
   */
  public HeapFill(double full) {
    this.full = full;
  }

  @Override
  public double getAsDouble() {
    double fill = fill();
    if (fill >= full && System.nanoTime() - collectedAt > AGAIN_NANOS) {
      collectedAt = System.nanoTime();
      System.gc();
      fill = fill();
    }
    return fill;
  }

  private double fill() {
    long left = 0;
    for (MemoryPoolMXBean pool : pools) {
      MemoryUsage usage = pool.getCollectionUsage();
      if (usage != null) {
        left += usage.getUsed();
      }
    }
    return (double) left / Runtime.getRuntime().maxMemory();
  }
}
