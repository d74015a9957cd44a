package dev.newel.store.redis.embedded;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Asks a server on a unix socket one thing and reads the first line of its answer: what is needed
 * to start and stop a server, before there is an event loop and after it has gone.
 */
final class RedisProbe {

  private static final int MAX_LINE = 256;

  private final Path socket;
  private final Duration timeout;

  RedisProbe(Path socket, Duration timeout) {
    this.socket = socket;
    this.timeout = timeout;
  }

  /** Whether the server is there and ready, having loaded its data. */
  boolean isReady() {
    try {
      return ask("PING").startsWith("+PONG");
    } catch (IOException absent) {
      return false;
    }
  }

  /**
   * Sends one command.
   *
   * @return the first line of the reply; empty if the server closed the connection instead
   * @throws IOException if it cannot be reached, or does not answer in time
   */
  String ask(String command) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        Selector selector = Selector.open()) {
      channel.write(ByteBuffer.wrap((command + "\r\n").getBytes(StandardCharsets.US_ASCII)));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      return readLine(channel, selector);
    }
  }

  private String readLine(SocketChannel channel, Selector selector) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(MAX_LINE);
    while (line.hasRemaining()) {
      if (selector.select(timeout.toMillis()) == 0) {
        throw new SocketTimeoutException("no answer from " + socket + " in " + timeout);
      }
      selector.selectedKeys().clear();
      if (channel.read(line) < 0 || endsLine(line)) {
        break;
      }
    }
    return new String(line.array(), 0, line.position(), StandardCharsets.US_ASCII).strip();
  }

  private static boolean endsLine(ByteBuffer line) {
    return line.position() > 0 && line.get(line.position() - 1) == '\n';
  }
}
