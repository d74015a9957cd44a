package dev.newel.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a Service of Kubernetes does for connections: a new one goes to the next instance that is an
 * endpoint, and stays there until either side ends it. It neither looks into requests nor repeats
 * any.
 */
final class RoundRobinFront implements AutoCloseable {

  private final ServerSocket listener;
  private final List<Integer> endpoints = new CopyOnWriteArrayList<>();
  private final AtomicInteger turns = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  RoundRobinFront() throws IOException {
    listener = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** New connections may go to this port from now on. */
  void add(int port) {
    endpoints.add(port);
  }

  /** New connections go elsewhere from now on; those that are there stay. */
  void remove(int port) {
    endpoints.remove((Integer) port);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        threads.execute(() -> join(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void join(Socket client) {
    List<Integer> now = List.copyOf(endpoints);
    int port = now.get(Math.floorMod(turns.getAndIncrement(), now.size()));
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      threads.execute(() -> pump(server, client));
      pump(client, server);
    } catch (IOException refused) {
      close(client);
    }
  }

  /** One direction; when it ends, so does the connection. */
  private static void pump(Socket from, Socket to) {
    byte[] buffer = new byte[1 << 14];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
    } catch (IOException ended) {
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      System.out.println("a connection did not close: " + e.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}
