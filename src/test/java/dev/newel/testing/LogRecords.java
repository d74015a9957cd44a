package dev.newel.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** What is logged between {@link #begin} and {@link #end}, kept instead of being printed. */
public final class LogRecords extends Handler {

  private final Logger logger;
  private final Level level;
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private List<Handler> formerHandlers = List.of();
  private @Nullable Level formerLevel;

  /** Of all loggers, at a level and above. */
  public LogRecords(Level level) {
    this("", level);
  }

  /** Of one logger and those below it. */
  public LogRecords(String name, Level level) {
    this.logger = Logger.getLogger(name);
    this.level = level;
    setLevel(level);
  }

  public void begin() {
    formerLevel = logger.getLevel();
    formerHandlers = List.of(logger.getHandlers());
    formerHandlers.forEach(logger::removeHandler);
    logger.setLevel(level);
    logger.setUseParentHandlers(false);
    logger.addHandler(this);
  }

  public void end() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
    logger.setLevel(formerLevel);
    formerHandlers.forEach(logger::addHandler);
  }

  /** What was said, with the parameters in their places. */
  public List<String> messages() {
    SimpleFormatter formatter = new SimpleFormatter();
    return records.stream().map(formatter::formatMessage).toList();
  }

  @Override
  public void publish(LogRecord record) {
    if (isLoggable(record)) {
      records.add(record);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
