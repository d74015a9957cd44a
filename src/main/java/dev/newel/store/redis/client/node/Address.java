package dev.newel.store.redis.client.node;

/** Where a server listens. */
public record Address(String host, int port) {

  /**
   * Reads {@code HOST:PORT}, with or without brackets around an IPv6 address.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Address parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not a host and a port: " + text);
    }
    return new Address(
        unbracketed(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
  }

  /** The same, where the port may be left out. */
  static Address parse(String text, int defaultPort) {
    boolean bare = text.endsWith("]") || text.indexOf(':') < 0;
    return bare ? new Address(unbracketed(text), defaultPort) : parse(text);
  }

  /** This one, on the given host if it has none: a node that does not know its own name. */
  Address orOn(String otherHost) {
    return host.isEmpty() || host.equals("?") ? new Address(otherHost, port) : this;
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
