package dev.newel.store.redis.client;

import io.vertx.redis.client.Request;
import io.vertx.redis.client.impl.RequestImpl;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.List;

/**
 * The errors that a server answers, and what else the client tells of in its internal packages
 * alone. No other file names them, so that a change of the client's is met here.
 */
public final class ServerError {

  private ServerError() {}

  /** An error as the server would have answered it. */
  public static Throwable of(String text) {
    return ErrorType.create(text);
  }

  /** Whether a failure is the server's answer, and not the connection's. */
  static boolean is(Throwable failure) {
    return failure instanceof ErrorType;
  }

  /**
   * Whether a failure is the server's answer of a kind.
   *
   * @param code its first word, such as {@code NOSCRIPT}
   */
  static boolean is(Throwable failure, String code) {
    return failure instanceof ErrorType error && error.is(code);
  }

  /** The keys in a command, by the client's table of commands. */
  static List<byte[]> keys(Request request) {
    return ((RequestImpl) request).keys();
  }

  /** How many bytes the arguments of a command have. */
  static long bytes(Request request) {
    List<byte[]> arguments = ((RequestImpl) request).getArgs();
    long bytes = 0;
    for (int i = 0; i < arguments.size(); i++) {
      bytes += arguments.get(i).length;
    }
    return bytes;
  }
}
