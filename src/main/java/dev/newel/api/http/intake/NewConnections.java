package dev.newel.api.http.intake;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What Netty tells of each connection that it accepts, before anything is read from it; Vert.x
 * tells of one only when its first head has ended, where that says what protocol it has. Netty
 * finds this class as a service, and asks for it where a system property says so.
 */
public final class NewConnections extends ChannelInitializerExtension {

  private static final Map<Integer, BodyBudget> BUDGETS = new ConcurrentHashMap<>();

  /** For Netty. */
  public NewConnections() {}

  /**
   * Has Netty tell of connections. To be called by who owns the process, before Netty is first
   * used; without, the first head of a connection has the limit on each alone.
   */
  public static void enable() {
    if (System.getProperty(EXTENSIONS_SYSTEM_PROPERTY) == null) {
      System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }
  }

  /** Counts what comes to a port. */
  public static void count(int port, BodyBudget budget) {
    BUDGETS.put(port, budget);
  }

  /** Nothing listens at the port any more that was to be counted. */
  public static void forget(int port, BodyBudget budget) {
    BUDGETS.remove(port, budget);
  }

  @Override
  public void postInitializeServerChildChannel(Channel connection) {
    SocketAddress at = connection.parent().localAddress();
    BodyBudget budget = at instanceof InetSocketAddress inet ? BUDGETS.get(inet.getPort()) : null;
    if (budget != null) {
      HeadWatch.begin(connection, budget);
    }
  }
}
