package dev.newel.api.http;

import java.lang.System.Logger.Level;

/**
 * What clients do wrong with a connection: bytes that are not HTTP/2, a reset. Anybody could fill
 * the log with it, and nothing is to be done about it.
 */
public final class ClientFaults {

  private static final System.Logger LOG = System.getLogger(ClientFaults.class.getName());

  private ClientFaults() {}

  /** To be called with each, as the server's handler of exceptions. */
  public static void note(Throwable fault) {
    LOG.log(Level.DEBUG, () -> "a client's connection fails: " + fault.getMessage());
  }
}
