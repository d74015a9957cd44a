package dev.newel.aws.client;

/**
 * Where a service is.
 *
 * @param path that stands before all of the service's own; without a slash at its end
 * @param signingRegion the region in signatures
 * @param custom whether the user named it, and it is not AWS's
 */
public record Endpoint(
    boolean tls, String host, int port, String path, String signingRegion, boolean custom) {

  /** The same endpoint at a host whose name has something before it. */
  Endpoint withHostPrefix(String prefix) {
    return new Endpoint(tls, prefix + host, port, path, signingRegion, custom);
  }
}
