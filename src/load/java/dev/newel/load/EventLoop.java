package dev.newel.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** All connections, and the one thread that serves them: the one that calls these methods. */
final class EventLoop implements AutoCloseable {

  private static final long LONGEST_STEP_MS = 20;

  private final Selector selector = Selector.open();
  private final List<InetSocketAddress> servers;
  private final Errors errors;
  private final @Nullable RequestSigner signer;

  /**
   * @param signer of all calls; null where nobody looks at signatures
   */
  EventLoop(List<InetSocketAddress> servers, Errors errors, @Nullable RequestSigner signer)
      throws IOException {
    this.servers = servers;
    this.errors = errors;
    this.signer = signer;
  }

  /** The server of a client by its number: the servers take turns. */
  InetSocketAddress serverOf(int client) {
    return servers.get(client % servers.size());
  }

  @Nullable RequestSigner signer() {
    return signer;
  }

  Errors errors() {
    return errors;
  }

  void register(SocketChannel channel, Connection connection) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, connection);
  }

  void watch(SocketChannel channel, int operations) {
    channel.keyFor(selector).interestOps(operations);
  }

  /**
   * Serves what is ready.
   *
   * @param millis how long to wait for it, at least 1
   */
  void step(long millis) throws IOException {
    try {
      selector.select(EventLoop::serve, millis);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void serve(SelectionKey key) {
    if (key.attachment() instanceof Connection connection
        && key.channel() instanceof SocketChannel channel) {
      try {
        connection.ready(channel);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  void runFor(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      step(LONGEST_STEP_MS);
    }
  }

  /**
   * Runs until something has come about.
   *
   * @throws IOException if it has not after so long
   */
  void runUntil(BooleanSupplier done, Duration patience, String what) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IOException(
            "not within %d s: %s. %s".formatted(patience.toSeconds(), what, errors));
      }
      step(LONGEST_STEP_MS);
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
