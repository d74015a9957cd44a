package dev.newel.ops;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Which part of the JVM's heap is taken by what the last collections have left: what is taken in
 * between says little, as most of it is garbage.
 */
public final class HeapFill implements DoubleSupplier {

  private final List<MemoryPoolMXBean> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .toList();

  @Override
  public double getAsDouble() {
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
