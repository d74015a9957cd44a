package dev.newel.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFormatTest {

  private static void install(System.Logger.Level level) {
    LogFormat.install(level, new LogFormat(), new LogWriter(OutputStream.nullOutputStream()));
  }

  @Test
  void shouldTellOfNewelAloneBelowInfo() throws IOException {
    LogManager logs = LogManager.getLogManager();
    try {
      install(System.Logger.Level.DEBUG);

      assertThat(System.getLogger("dev.newel.Newel").isLoggable(System.Logger.Level.DEBUG))
          .isTrue();
      assertThat(System.getLogger("io.netty.util").isLoggable(System.Logger.Level.DEBUG)).isFalse();
      assertThat(System.getLogger("io.netty.util").isLoggable(System.Logger.Level.INFO)).isTrue();

      install(System.Logger.Level.ERROR);

      assertThat(System.getLogger("dev.newel.Newel").isLoggable(System.Logger.Level.INFO))
          .isFalse();
      assertThat(System.getLogger("io.netty.util").isLoggable(System.Logger.Level.INFO)).isFalse();
    } finally {
      logs.readConfiguration();
      Logger.getLogger("dev.newel").setLevel(null);
    }
  }

  /** Vert.x has a line for each of them at ERROR. */
  @Test
  void shouldTellWhatClientsDoWrongBelowInfoAlone() throws IOException {
    System.Logger connections = System.getLogger("io.vertx.core.net.impl.ConnectionBase");
    try {
      install(System.Logger.Level.INFO);
      assertThat(connections.isLoggable(System.Logger.Level.ERROR)).isFalse();

      install(System.Logger.Level.DEBUG);
      assertThat(connections.isLoggable(System.Logger.Level.ERROR)).isTrue();
    } finally {
      LogManager.getLogManager().readConfiguration();
      Logger.getLogger("dev.newel").setLevel(null);
    }
  }

  @ParameterizedTest
  @CsvSource({"SEVERE, ERROR", "WARNING, WARNING", "INFO, INFO", "CONFIG, DEBUG", "FINE, DEBUG"})
  void shouldWriteOneLineWithLevelAndLogger(String level, String shown) {
    LogRecord record = new LogRecord(Level.parse(level), "lost {0}");
    record.setLoggerName("dev.newel.store.redis.client.HeldConnection");
    record.setParameters(new Object[] {"the connection"});

    assertThat(new LogFormat().format(record))
        .matches("\\S+T\\S+ " + shown + " HeldConnection: lost the connection\n");
  }

  @ParameterizedTest
  @CsvSource({
    "10, \\u000a",
    "13, \\u000d",
    "27, \\u001b",
    "133, \\u0085",
    "8232, \\u2028",
    "8238, \\u202e",
  })
  void shouldEscapeWhatCouldForgeALine(int unsafe, String escaped) {
    LogRecord record = new LogRecord(Level.INFO, "worker {0} polled");
    record.setParameters(new Object[] {"a" + (char) unsafe + "b"});

    assertThat(new LogFormat().format(record)).endsWith("worker a" + escaped + "b polled\n");
  }

  @Test
  void shouldEscapeTheMessagesOfExceptionsAndIndentTheirStacks() {
    LogRecord record = new LogRecord(Level.SEVERE, "failed");
    record.setThrown(
        new IllegalStateException("one\ntwo", new IllegalArgumentException("three\rfour")));

    assertThat(new LogFormat().format(record).lines().skip(1))
        .startsWith("  java.lang.IllegalStateException: one\\u000atwo")
        .contains("  caused by java.lang.IllegalArgumentException: three\\u000dfour")
        .allMatch(line -> line.startsWith("  "));
  }
}
