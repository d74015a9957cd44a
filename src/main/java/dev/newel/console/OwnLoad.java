package dev.newel.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import org.jspecify.annotations.Nullable;

/** How this process is. */
final class OwnLoad {

  /** As containers have it; null elsewhere, as a look-up would take its time. */
  private static final @Nullable String HOST = System.getenv("HOSTNAME");

  private OwnLoad() {}

  static void addTo(ObjectNode facts) {
    Runtime runtime = Runtime.getRuntime();
    facts
        .put("started", ManagementFactory.getRuntimeMXBean().getStartTime())
        .put("heapUsed", runtime.totalMemory() - runtime.freeMemory())
        .put("heapMost", runtime.maxMemory());
    if (HOST != null) {
      facts.put("host", HOST);
    }
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    if (system instanceof com.sun.management.OperatingSystemMXBean known) {
      double load = known.getProcessCpuLoad();
      if (load >= 0) {
        facts.put("cpu", Math.round(load * 1_000) / 1_000.0);
      }
    }
  }
}
