package dev.newel.ops;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes log records from a thread of its own, so that no event loop waits for a disk, or for
 * whoever reads a pipe. What comes in within a few milliseconds is written together. Nothing is
 * left out: who logs an error waits until it is written, and who logs while a mebibyte waits, until
 * there is room. From {@link #close} on everybody writes for themselves.
 */
public final class LogWriter extends Handler {

  static final int MOST_BYTES = 1 << 20;

  private static final long GATHER_MS = 10;

  private final OutputStream out;
  private final ReentrantLock lock = new ReentrantLock();

  /** That there is something to write, or that it cannot wait. */
  private final Condition wanted = lock.newCondition();

  /** That there is room, or that something is written. */
  private final Condition advanced = lock.newCondition();

  private ByteArrayOutputStream gathered = new ByteArrayOutputStream();

  /** What is being written; empty while nothing is. */
  private ByteArrayOutputStream leaving = new ByteArrayOutputStream();

  private long bytesGathered;
  private long bytesWritten;
  private boolean isIdle;
  private boolean isWriting;
  private boolean isUrgent;
  private boolean isClosed;

  /** A writer to a stream. */
  public LogWriter(OutputStream out) {
    this.out = out;
    Thread thread = new Thread(this::run, "newel-log");
    thread.setDaemon(true);
    thread.start();
  }

  /** One that writes to the standard error of the process, whole lines until that has ended. */
  public static LogWriter toStandardError() {
    LogWriter writer = new LogWriter(new FileOutputStream(FileDescriptor.err));
    Runtime.getRuntime().addShutdownHook(new Thread(writer::close, "newel-log-end"));
    SteadyLogs.keep();
    return writer;
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    byte[] line = getFormatter().format(record).getBytes(StandardCharsets.UTF_8);
    lock.lock();
    try {
      while (gathered.size() >= MOST_BYTES && !isClosed) {
        hurry();
        advanced.awaitUninterruptibly();
      }
      gathered.writeBytes(line);
      bytesGathered += line.length;
      if (isClosed) {
        writeHere();
      } else if (record.getLevel().intValue() >= Level.SEVERE.intValue()) {
        awaitWritten();
      } else if (isIdle) {
        isIdle = false;
        wanted.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void flush() {
    lock.lock();
    try {
      awaitWritten();
    } finally {
      lock.unlock();
    }
  }

  private void awaitWritten() {
    long end = bytesGathered;
    while (bytesWritten < end && !isClosed) {
      hurry();
      advanced.awaitUninterruptibly();
    }
  }

  private void hurry() {
    isUrgent = true;
    wanted.signal();
  }

  @Override
  public void close() {
    lock.lock();
    try {
      isClosed = true;
      wanted.signal();
      advanced.signalAll();
      writeHere();
    } finally {
      lock.unlock();
    }
  }

  /** Behind what is being written now. */
  private void writeHere() {
    while (isWriting) {
      advanced.awaitUninterruptibly();
    }
    takeGathered();
    writeLeaving();
  }

  private void run() {
    lock.lock();
    try {
      while (!isClosed) {
        if (gathered.size() == 0) {
          isIdle = true;
          wanted.awaitUninterruptibly();
          isIdle = false;
        } else {
          writeOutside();
          gather();
        }
      }
    } finally {
      isClosed = true; // whatever ends this: nobody waits for it
      advanced.signalAll();
      lock.unlock();
    }
  }

  /** What is yet to be written. */
  int bytesWaiting() {
    lock.lock();
    try {
      return gathered.size();
    } finally {
      lock.unlock();
    }
  }

  private void takeGathered() {
    ByteArrayOutputStream full = gathered;
    gathered = leaving;
    leaving = full;
    advanced.signalAll();
  }

  /** Writes while others go on logging. */
  private void writeOutside() {
    takeGathered();
    int bytes = leaving.size();
    isUrgent = false;
    isWriting = true;
    lock.unlock();
    try {
      writeLeaving();
    } finally {
      lock.lock();
      isWriting = false;
      bytesWritten += bytes;
      advanced.signalAll();
    }
  }

  /** Waits for more, so that a thread need not be woken for each line. */
  private void gather() {
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(GATHER_MS);
      while (left > 0 && !isUrgent && !isClosed && gathered.size() < MOST_BYTES) {
        left = wanted.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      isUrgent = true; // by whoever ends the process; what there is is written at once
    }
  }

  private void writeLeaving() {
    try {
      leaving.writeTo(out);
      out.flush();
    } catch (IOException e) {
      reportError(null, e, ErrorManager.WRITE_FAILURE);
    } finally {
      leaving.reset();
    }
  }
}
