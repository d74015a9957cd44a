package dev.newel.logs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Writes entries into the log of this server, a line of JSON each, under a name of their own. */
public final class LogLines implements LogSink {

  private static final Logger LOG = System.getLogger("dev.newel.logs.ExecutionEvents");

  @Override
  public void write(LogGroup group, List<LogEntry> entries) {
    if (LOG.isLoggable(Level.INFO)) {
      entries.forEach(entry -> LOG.log(Level.INFO, entry::text));
    }
  }
}
