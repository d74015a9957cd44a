package dev.newel.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What is logged between {@link #begin} and {@link #end}, kept instead of being printed: so that
 * the output of a run shows nothing that a test expects. In a static field with
 * {@code @RegisterExtension} it is kept for all of a class.
 */
public final class LogRecords extends Handler implements BeforeAllCallback, AfterAllCallback {

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

  @Override
  public void beforeAll(ExtensionContext context) {
    begin();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    end();
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
