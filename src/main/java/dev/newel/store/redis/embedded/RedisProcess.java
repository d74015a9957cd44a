package dev.newel.store.redis.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A redis-server of a data folder: started here, or found running there. */
final class RedisProcess {

  private static final Duration START_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(3);
  private static final int LOG_LINES = 5;

  private final ProcessHandle handle;
  private final RedisProbe probe;

  private RedisProcess(ProcessHandle handle, Path socket) {
    this.handle = handle;
    this.probe = new RedisProbe(socket, ANSWER_TIMEOUT);
  }

  /**
   * The server of a folder that is running. The process with the id in the pid file must run the
   * folder's own executable, as ids are given out again.
   */
  static Optional<RedisProcess> find(RedisSettings settings) throws IOException {
    return readPid(settings.pidFile())
        .flatMap(ProcessHandle::of)
        .filter(handle -> runsFrom(handle, settings.folder()))
        .map(handle -> new RedisProcess(handle, settings.socket()));
  }

  /**
   * Starts a server and waits until it has loaded its data, however much that is.
   *
   * @throws IOException if it does not start; the message has the end of its log
   */
  static RedisProcess start(RedisSettings settings) throws IOException {
    Files.deleteIfExists(settings.pidFile());
    launch(settings);
    RedisProcess started = awaitPid(settings);
    while (!started.isReady()) {
      if (started.hasEnded()) {
        throw failure(settings);
      }
      pause();
    }
    return started;
  }

  long pid() {
    return handle.pid();
  }

  boolean isReady() {
    return probe.isReady();
  }

  /** Whether the process has ended. Until its parent asks for it, it still counts as alive then. */
  boolean hasEnded() {
    return handle.info().command().isEmpty();
  }

  /** Has the server write what it still holds and end, and kills it if it does not. */
  void stop() throws InterruptedIOException {
    try {
      probe.ask("SHUTDOWN");
    } catch (IOException unreachable) {
      // a server without its socket still knows the signal
      handle.destroy();
    }
    awaitEnd();
    if (!hasEnded()) {
      handle.destroyForcibly();
      awaitEnd();
    }
  }

  private void awaitEnd() throws InterruptedIOException {
    long giveUpAt = System.nanoTime() + STOP_TIMEOUT.toNanos();
    while (!hasEnded() && System.nanoTime() < giveUpAt) {
      pause();
    }
  }

  /**
   * Runs the program until it has become a daemon: what it says up to then is about its options.
   */
  private static void launch(RedisSettings settings) throws IOException {
    ProcessBuilder server =
        new ProcessBuilder(settings.executable().toString(), settings.file().toString())
            .directory(settings.folder().toFile())
            .redirectErrorStream(true);
    Process launcher;
    try {
      launcher = server.start();
    } catch (IOException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw new FileSystemException(
          settings.executable().toString(),
          null,
          "redis-server cannot be run in it: %s; where it is mounted with noexec, set data.dir"
                  .formatted(reason.getMessage())
              + " (NEWEL_DATA_DIR) to a folder in which programs may run");
    }
    String said = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (launcher.waitFor() != 0) {
        throw new IOException("redis-server refuses its options: " + said.strip());
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static RedisProcess awaitPid(RedisSettings settings) throws IOException {
    long giveUpAt = System.nanoTime() + START_TIMEOUT.toNanos();
    Optional<RedisProcess> started = find(settings);
    while (started.isEmpty()) {
      if (System.nanoTime() > giveUpAt) {
        throw failure(settings);
      }
      pause();
      started = find(settings);
    }
    return started.get();
  }

  private static IOException failure(RedisSettings settings) throws IOException {
    List<String> log = Files.readAllLines(settings.logFile());
    List<String> end = log.subList(Math.max(0, log.size() - LOG_LINES), log.size());
    return new IOException("redis-server did not start: " + String.join("; ", end));
  }

  private static void pause() throws InterruptedIOException {
    try {
      TimeUnit.NANOSECONDS.sleep(LOOK_AGAIN.toNanos());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while waiting for redis-server");
  }

  private static Optional<Long> readPid(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    String text = Files.readString(pidFile).strip();
    // it is empty for a moment while the server writes it
    return text.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(text));
  }

  private static boolean runsFrom(ProcessHandle handle, Path folder) {
    return handle.info().command().map(Path::of).filter(p -> p.startsWith(folder)).isPresent();
  }
}
