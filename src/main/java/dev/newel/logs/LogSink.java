package dev.newel.logs;

import java.util.List;

/**
 * Somewhere that entries are written to. It takes them on any thread, at once, and holds up nobody:
 * what it has no room for it leaves out.
 */
@FunctionalInterface
public interface LogSink {

  /** Takes entries of one execution, in their order. */
  void write(LogGroup group, List<LogEntry> entries);
}
