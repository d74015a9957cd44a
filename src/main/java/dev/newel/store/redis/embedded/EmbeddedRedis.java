package dev.newel.store.redis.embedded;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The real redis-server that Newel runs by itself when none is configured. Its data is in a folder
 * that is locked for this process; it is restarted when it ends by itself, and a server that a
 * killed Newel left behind on the folder is taken over.
 *
 * <p>All methods block; none is for an event loop.
 */
public final class EmbeddedRedis implements AutoCloseable {

  private static final Logger LOG = System.getLogger(EmbeddedRedis.class.getName());
  private static final long WATCH_MS = 250;
  private static final long RETRY_MS = 2_000;

  private final DataFolder data;
  private final RedisSettings settings;
  private final LogRotation log;
  private final ScheduledExecutorService watcher =
      Executors.newSingleThreadScheduledExecutor(EmbeddedRedis::watcherThread);
  private RedisProcess process;
  private boolean stopping;

  private EmbeddedRedis(DataFolder data, RedisSettings settings, RedisProcess process) {
    this.data = data;
    this.settings = settings;
    this.log = new LogRotation(settings.logFile());
    this.process = process;
  }

  /**
   * Starts or takes over the server of a data folder, and returns when it is ready.
   *
   * @throws IOException if another Newel has the folder, or the server does not start
   */
  public static EmbeddedRedis start(Path folder) throws IOException {
    DataFolder data = DataFolder.open(folder);
    try {
      Path executable = RedisExecutable.installIn(data.path());
      RedisSettings settings = RedisSettings.of(data.path(), executable);
      EmbeddedRedis redis = new EmbeddedRedis(data, settings, takeOverOrStart(settings));
      redis.watchAfter(WATCH_MS);
      return redis;
    } catch (IOException | RuntimeException e) {
      data.close();
      throw e;
    }
  }

  /** Where to connect to; stays the same when the server is restarted. */
  public String url() {
    return settings.url();
  }

  /** The process id of the server now running. */
  public synchronized long pid() {
    return process.pid();
  }

  /** Stops the server, which writes its data first, and gives the folder free. */
  @Override
  public void close() throws IOException {
    synchronized (this) {
      stopping = true;
      process.stop();
    }
    release();
  }

  /**
   * What is left of a Newel that is killed: a server that runs, and a folder that is not locked.
   */
  void abandon() throws IOException {
    synchronized (this) {
      stopping = true;
    }
    release();
  }

  private void release() throws IOException {
    watcher.shutdownNow();
    data.close();
  }

  private static RedisProcess takeOverOrStart(RedisSettings settings) throws IOException {
    Optional<RedisProcess> left = RedisProcess.find(settings);
    if (left.isPresent()) {
      if (settings.areInUse() && left.get().isReady()) {
        LOG.log(Level.INFO, "took over the Redis left running, process {0}", left.get().pid());
        return left.get();
      }
      left.get().stop();
    }
    settings.write();
    return RedisProcess.start(settings);
  }

  private void watchAfter(long millis) {
    var unused = watcher.schedule(this::watch, millis, TimeUnit.MILLISECONDS);
  }

  private synchronized void watch() {
    if (stopping) {
      return;
    }
    log.rotateIfLarge();
    if (!process.hasEnded()) {
      watchAfter(WATCH_MS);
      return;
    }
    LOG.log(Level.WARNING, "the embedded Redis has ended; starting it again");
    try {
      process = RedisProcess.start(settings);
      watchAfter(WATCH_MS);
    } catch (IOException e) {
      LOG.log(Level.ERROR, "cannot start the embedded Redis again", e);
      watchAfter(RETRY_MS);
    }
  }

  private static Thread watcherThread(Runnable work) {
    Thread thread = new Thread(work, "embedded-redis");
    thread.setDaemon(true);
    return thread;
  }
}
