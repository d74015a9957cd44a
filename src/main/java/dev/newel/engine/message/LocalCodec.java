package dev.newel.engine.message;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBus;
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

  /**
   * Has messages of a type that are sent by its {@link #nameOf name} handed over. What an earlier
   * deployment to the same Vertx has left is replaced: its class may have been another one.
   */
  public static <T> void register(EventBus bus, Class<T> type) {
    bus.unregisterCodec(nameOf(type));
    bus.registerCodec(new LocalCodec<>(type));
  }

  /** The same for a type that is sent without naming a codec. */
  public static <T> void registerDefault(EventBus bus, Class<T> type) {
    bus.unregisterDefaultCodec(type);
    bus.unregisterCodec(nameOf(type));
    bus.registerDefaultCodec(type, new LocalCodec<>(type));
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
