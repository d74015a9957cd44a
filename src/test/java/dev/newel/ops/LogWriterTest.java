package dev.newel.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.logging.ErrorManager;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whoever logs goes on at once, and no line is lost. */
class LogWriterTest {

  private static final int THREADS = 4;
  private static final int LINES = 2_000;

  /** Whoever reads it has stopped, until it is let go on. */
  private static final class Pipe extends OutputStream {

    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private volatile CountDownLatch opened = new CountDownLatch(1);

    @Override
    public void write(int b) {
      throw new UnsupportedOperationException("one by one");
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        opened.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      synchronized (read) {
        read.write(bytes, from, length);
      }
    }

    private void open() {
      opened.countDown();
    }

    private void shut() {
      opened = new CountDownLatch(1);
    }

    private List<String> lines() {
      synchronized (read) {
        return read.toString(StandardCharsets.UTF_8).lines().toList();
      }
    }
  }

  private final Pipe pipe = new Pipe();
  private final LogWriter writer = writerTo(pipe);

  private static LogWriter writerTo(OutputStream out) {
    LogWriter writer = new LogWriter(out);
    writer.setFormatter(
        new SimpleFormatter() {
          @Override
          public String format(LogRecord record) {
            return record.getMessage() + "\n";
          }
        });
    return writer;
  }

  private void log(Level level, String message) {
    writer.publish(new LogRecord(level, message));
  }

  private void logLines(int thread) {
    IntStream.range(0, LINES).forEach(i -> log(Level.INFO, thread + " " + i));
  }

  /** Not on the pool that all tests share, which may be busy. */
  private static CompletableFuture<Void> inTheBackground(Runnable job) {
    return CompletableFuture.runAsync(
        job,
        run -> {
          Thread thread = new Thread(run, "logging");
          thread.setDaemon(true);
          thread.start();
        });
  }

  private void assertInOrder(int thread) {
    assertThat(pipe.lines())
        .filteredOn(line -> line.startsWith(thread + " "))
        .isEqualTo(IntStream.range(0, LINES).mapToObj(i -> thread + " " + i).toList());
  }

  @Test
  void shouldKeepNobodyWaitingForAReader() {
    logLines(0);
    assertThat(pipe.lines()).isEmpty();

    pipe.open();
    writer.flush();

    assertInOrder(0);
  }

  @Test
  void shouldWriteLinesByItself() {
    pipe.open();
    log(Level.INFO, "first");
    await().untilAsserted(() -> assertThat(pipe.lines()).containsExactly("first"));

    log(Level.INFO, "next");
    await().untilAsserted(() -> assertThat(pipe.lines()).containsExactly("first", "next"));
  }

  @Test
  void shouldHaveWrittenAnErrorWhenItIsLogged() {
    pipe.open();
    for (int i = 0; i < LINES; i++) {
      log(Level.SEVERE, "error " + i);
      assertThat(pipe.lines()).hasSize(i + 1);
    }
  }

  @Test
  void shouldHoldWhoLogsMoreThanThereIsRoomForAndLoseNothing() {
    String text = "x".repeat(300_000);
    CompletableFuture<Void> logging =
        inTheBackground(() -> IntStream.range(0, 20).forEach(i -> log(Level.INFO, text)));
    await().until(() -> writer.bytesWaiting() >= LogWriter.MOST_BYTES);
    assertThat(logging).isNotDone();
    assertThat(writer.bytesWaiting()).isLessThan(2 * LogWriter.MOST_BYTES);

    pipe.open();
    logging.join();
    writer.flush();

    assertThat(pipe.lines()).hasSize(20).allMatch(text::equals);
  }

  @Test
  void shouldLetGoOnAsSoonAsThereIsRoom() {
    pipe.open();
    log(Level.SEVERE, "gathers from now on");
    pipe.shut();
    String half = "x".repeat(LogWriter.MOST_BYTES / 2);
    CompletableFuture<Void> logging =
        inTheBackground(() -> IntStream.range(0, 3).forEach(i -> log(Level.INFO, half)));

    await().until(logging::isDone); // the third went on when both before it were being written
    pipe.open();
    writer.flush();
    assertThat(pipe.lines()).hasSize(4);
  }

  @Test
  void shouldWriteAtOnceOnceItIsClosed() {
    pipe.open();
    CompletableFuture<?>[] threads =
        IntStream.range(0, THREADS)
            .mapToObj(thread -> inTheBackground(() -> logLines(thread)))
            .toArray(CompletableFuture[]::new);
    writer.close();
    CompletableFuture.allOf(threads).join();
    log(Level.INFO, "last");

    assertThat(pipe.lines()).endsWith("last");
    IntStream.range(0, THREADS).forEach(this::assertInOrder);
  }

  @Test
  void shouldGoOnWhereNothingCanBeWritten() {
    LogWriter broken =
        writerTo(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("no space left on device");
              }
            });
    broken.setErrorManager(
        new ErrorManager() {
          @Override
          public void error(String message, Exception e, int code) {}
        });

    broken.publish(new LogRecord(Level.SEVERE, "one"));
    broken.publish(new LogRecord(Level.SEVERE, "two"));

    assertThat(broken.bytesWaiting()).isZero();
  }
}
