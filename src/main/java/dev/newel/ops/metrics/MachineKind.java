package dev.newel.ops.metrics;

import dev.newel.interpreter.model.start.ExecutionStart;
import java.util.Locale;

/** What an execution is one of. */
enum MachineKind {
  STANDARD,
  EXPRESS,
  /** A run of a distributed Map state. */
  MAP_RUN,
  /** What such a run has started. */
  MAP_RUN_CHILD;

  static MachineKind of(ExecutionStart start, boolean isStored) {
    if (start.isMapRun()) {
      return MAP_RUN;
    } else if (start.part() != null) {
      return MAP_RUN_CHILD;
    }
    return isStored ? STANDARD : EXPRESS;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
