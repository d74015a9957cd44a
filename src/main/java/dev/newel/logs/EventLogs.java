package dev.newel.logs;

import dev.newel.interpreter.model.Turn;
import dev.newel.interpreter.model.event.HistoryEvent;
import dev.newel.interpreter.model.start.ExecutionStart;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes down what machines want logged of their executions. It is done as well as it can be, as on
 * AWS: an instance that dies takes with it what it has not written.
 *
 * @param sinks where all of it is written to
 */
public record EventLogs(List<LogSink> sinks) {

  /** Nothing is written. */
  public static final EventLogs NONE = new EventLogs(List.of());

  /** Writes down the events of a turn that stands. */
  public void tell(Turn turn, LogSettings settings) {
    LogGroup group = settings.group();
    if (group == null || sinks.isEmpty()) {
      return;
    }
    ExecutionStart start = turn.execution().start();
    List<LogEntry> entries = new ArrayList<>();
    for (HistoryEvent event : turn.events()) {
      if (settings.level().has(event.type())) {
        entries.add(LogEntry.of(start, turn.redrives().count(), event, settings.data()));
      }
    }
    if (!entries.isEmpty()) {
      sinks.forEach(sink -> sink.write(group, entries));
    }
  }
}
