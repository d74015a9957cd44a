package dev.newel.torture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The way of one instance to Redis: connections can be cut, refused, slowed, swallowed for a while
 * (what is sent meanwhile arrives late, or never where the connection is cut), and led elsewhere.
 */
final class Proxy implements AutoCloseable {

  private static final int CHUNK = 16_384;

  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile int target;
  private volatile boolean refusing;
  private volatile boolean closed;
  private boolean swallowing;
  private long delayMs;

  private Proxy(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  static Proxy to(int target) throws IOException {
    Proxy proxy = new Proxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    proxy.daemon(proxy::accept);
    return proxy;
  }

  int port() {
    return server.getLocalPort();
  }

  /** Cuts all connections; new ones go to another port. */
  void leadTo(int port) {
    target = port;
    cut();
  }

  void cut() {
    sockets.forEach(Proxy::end);
  }

  void refuse(boolean now) {
    refusing = now;
    if (now) {
      cut();
    }
  }

  void swallow(boolean now) {
    change(() -> swallowing = now);
  }

  /** Holds each piece of data up for so long on its way to Redis. */
  void slow(long millis) {
    change(() -> delayMs = millis);
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = server.accept();
        if (refusing || !connect(client)) {
          end(client);
        }
      } catch (IOException gone) {
        closed = true;
      }
    }
  }

  /** Whether Redis is there to be connected to. */
  private boolean connect(Socket client) {
    Socket redis = new Socket();
    sockets.add(client);
    sockets.add(redis);
    try {
      client.setTcpNoDelay(true);
      redis.setTcpNoDelay(true);
      redis.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
    } catch (IOException away) {
      sockets.remove(client);
      sockets.remove(redis);
      return false;
    }
    daemon(() -> pump(client, redis, true));
    daemon(() -> pump(redis, client, false));
    return true;
  }

  private void pump(Socket from, Socket to, boolean slowly) {
    byte[] chunk = new byte[CHUNK];
    try {
      for (int read = from.getInputStream().read(chunk);
          read >= 0;
          read = from.getInputStream().read(chunk)) {
        hold(from, slowly);
        to.getOutputStream().write(chunk, 0, read);
      }
    } catch (IOException cut) {
      // either end has gone: the other one goes too, below
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      forget(from);
      forget(to);
    }
  }

  private void hold(Socket from, boolean slowly) throws InterruptedException {
    lock.lock();
    try {
      long left = slowly ? TimeUnit.MILLISECONDS.toNanos(delayMs) : 0;
      while (!from.isClosed() && (swallowing || left > 0)) {
        if (swallowing) {
          changed.await();
        } else {
          left = Math.min(changed.awaitNanos(left), TimeUnit.MILLISECONDS.toNanos(delayMs));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void forget(Socket socket) {
    sockets.remove(socket);
    end(socket);
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new AssertionError("a socket cannot be closed", e);
    }
  }

  private void daemon(Runnable task) {
    Thread thread = new Thread(task, "proxy-" + port());
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    server.close();
    cut();
    change(() -> swallowing = false);
  }
}
