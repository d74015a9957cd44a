package dev.newel.engine.message;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/**
 * Hands an immutable message to consumers in the same process by reference. Such messages belong on
 * local consumers only, so the codec refuses the wire.
 *
 * @param <T> the type of message, one codec each
 */
public final class LocalCodec<T> implements MessageCodec<T, T> {

  private final String name;

  public LocalCodec(Class<T> type) {
    this.name = nameOf(type);
  }

  /** The name to send messages of a type by. */
  public static String nameOf(Class<?> type) {
    return type.getName();
  }

  @Override
  public void encodeToWire(Buffer buffer, T message) {
    throw new UnsupportedOperationException(name + " is delivered within one process only");
  }

  @Override
  public T decodeFromWire(int position, Buffer buffer) {
    throw new UnsupportedOperationException(name + " is delivered within one process only");
  }

  @Override
  public T transform(T message) {
    return message;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public byte systemCodecID() {
    return -1; // a user's codec, as Vert.x asks for
  }
}
