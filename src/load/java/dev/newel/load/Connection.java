package dev.newel.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** A client's connection, with at most one call under way. It connects when it is first needed. */
final class Connection implements AutoCloseable {

  /** A task token is the longest value in a request. */
  private static final int MOST_BYTES = 4 * 1024;

  /** Is told of the end of a call. */
  @FunctionalInterface
  interface Listener {

    /**
     * Takes the answer, which is good until the next call.
     *
     * @param answer not ok if the call has failed, which has been counted already
     */
    void answered(Connection connection, Answer answer) throws IOException;
  }

  private final EventLoop loop;
  private final int number;
  private final ByteBuffer out = ByteBuffer.allocateDirect(MOST_BYTES);
  private final Answer answer = new Answer();
  private @Nullable SocketChannel channel;
  private @Nullable Listener listener;
  private long sentAt;

  /**
   * A connection to the server whose turn it is.
   *
   * @param number among the connections of a kind, from 0 on
   */
  Connection(EventLoop loop, int number) {
    this.loop = loop;
    this.number = number;
  }

  /** Makes a call; the value may be a part of the answer before. */
  void send(RequestTemplate request, ByteBuffer value, Listener whenAnswered) throws IOException {
    request.writeTo(out.clear(), value, loop.signer());
    out.flip();
    answer.clear();
    listener = whenAnswered;
    if (channel == null) {
      channel = SocketChannel.open(loop.serverOf(number));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      loop.register(channel, this);
    }
    sentAt = System.nanoTime();
    channel.write(out);
    if (out.hasRemaining()) {
      loop.watch(channel, SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
  }

  boolean isWaiting() {
    return listener != null;
  }

  /** How long ago the last call was sent, in nanoseconds. */
  long sinceSent() {
    return System.nanoTime() - sentAt;
  }

  /** Reads and writes what can be. */
  void ready(SocketChannel ready) throws IOException {
    if (isAnswered(ready)) {
      Listener told = listener;
      listener = null;
      if (told != null) {
        told.answered(this, answer);
      }
    }
  }

  /** Whether the call has ended, be it without an answer. */
  private boolean isAnswered(SocketChannel ready) throws IOException {
    try {
      if (out.hasRemaining()) {
        ready.write(out);
        loop.watch(ready, SelectionKey.OP_READ | (out.hasRemaining() ? SelectionKey.OP_WRITE : 0));
      }
      if (!answer.readFrom(ready)) {
        return false;
      }
      if (!answer.isOk()) {
        loop.errors().add(answer.body());
      }
    } catch (IOException e) {
      if (isWaiting()) {
        loop.errors().add("connection lost: " + e.getMessage());
      }
      answer.clear();
      close();
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
