package dev.newel.task.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Keeps HTTP tasks from what is not on the open net: this machine, its neighbours, and the metadata
 * of a cloud's machines. It looks at the address that is connected to, as a name can lead anywhere.
 */
final class AddressGuard {

  private static final int CARRIER_NAT = 100;
  private static final int UNIQUE_LOCAL = 0xfc;

  private final Vertx vertx;
  private final boolean allowsAll;

  /**
   * A guard.
   *
   * @param allowsAll whether all addresses may be reached, and without TLS
   */
  AddressGuard(Vertx vertx, boolean allowsAll) {
    this.vertx = vertx;
    this.allowsAll = allowsAll;
  }

  /** What may not be reached. */
  static final class RefusedAddressException extends RuntimeException {
    RefusedAddressException(String message) {
      super(message, null, false, false);
    }
  }

  /** The address to connect to; fails for one that may not be reached, or is not known. */
  Future<InetAddress> resolve(URI uri) {
    if (uri.getHost() == null || !("https".equals(uri.getScheme()) || allowsAll)) {
      return Future.failedFuture(new RefusedAddressException("The endpoint is no URL of HTTPS"));
    }
    return vertx.executeBlocking(() -> allowed(uri.getHost()), false);
  }

  private InetAddress allowed(String host) throws UnknownHostException {
    InetAddress[] all = InetAddress.getAllByName(host);
    for (InetAddress address : all) {
      if (!allowsAll && isPrivate(address)) {
        throw new RefusedAddressException("The endpoint is at a private address");
      }
    }
    return all[0];
  }

  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    boolean uniqueLocal = bytes.length > 4 && (first & 0xfe) == UNIQUE_LOCAL;
    boolean carrierNat = bytes.length == 4 && first == CARRIER_NAT && (bytes[1] & 0xc0) == 64;
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || first == 0
        || (first >= 240 && bytes.length == 4)
        || uniqueLocal
        || carrierNat;
  }
}
