package dev.newel.load;

import dev.newel.store.redis.embedded.EmbeddedRedis;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/** The Redis of all instances: one that is started for the time, or one that runs already. */
final class RedisServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LOOK_AGAIN_MS = 20;

  private final String url;
  private final String origin;
  private final Closeable process;
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setUseDaemonThread(true));
  private final Redis client;

  private RedisServer(String url, String origin, Closeable process) {
    this.url = url;
    this.origin = origin;
    this.process = process;
    this.client = Redis.createClient(vertx, url);
  }

  /** Starts the one that Newel brings, with the settings that it has there. */
  static RedisServer start(Path folder) throws IOException {
    EmbeddedRedis embedded = EmbeddedRedis.start(folder);
    return new RedisServer(embedded.url(), "of Newel", embedded::close);
  }

  /**
   * Takes one of this machine that runs already, and goes on running.
   *
   * @throws IOException if it is elsewhere, or has keys: what lies there would be worked on as well
   */
  static RedisServer at(String url) throws IOException {
    URI uri = URI.create(url);
    if (!isHere(uri)) {
      throw new IOException("not unix:///socket, nor redis:// on loopback: load.redis");
    }
    RedisServer server = new RedisServer(url, "by " + uri.getScheme() + "://", () -> {});
    if (server.info().hasKeys()) {
      throw new IOException("not empty: the Redis of load.redis");
    }
    return server;
  }

  private static boolean isHere(URI uri) throws IOException {
    return "unix".equals(uri.getScheme())
        || ("redis".equals(uri.getScheme())
            && uri.getHost() != null
            && InetAddress.getByName(uri.getHost()).isLoopbackAddress());
  }

  String url() {
    return url;
  }

  RedisInfo info() throws IOException {
    return new RedisInfo(ask(Request.cmd(Command.INFO).arg("all")));
  }

  /** Sets when it writes what it has appended to its file. */
  void fsync(String policy) throws IOException {
    configure("appendfsync", policy);
  }

  /** Follows another from now on; returns when it has got all that is there. */
  void follow(RedisServer primary) throws IOException, InterruptedException {
    int port = freePort();
    primary.configure("port", Integer.toString(port));
    ask(Request.cmd(Command.REPLICAOF).arg("127.0.0.1").arg(port));
    long givenUpAt = System.nanoTime() + PATIENCE.toNanos();
    while (!info().isInStep()) {
      if (System.nanoTime() > givenUpAt) {
        throw new IOException("the replica does not follow its primary");
      }
      Thread.sleep(LOOK_AGAIN_MS);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void configure(String name, String value) throws IOException {
    ask(Request.cmd(Command.CONFIG).arg("SET").arg(name).arg(value));
  }

  private String ask(Request command) throws IOException {
    try {
      return client
          .send(command)
          .timeout(PATIENCE)
          .map(Object::toString)
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      throw new IOException("Redis does not answer", e.getCause());
    }
  }

  /** Which one it is, as far as figures depend on it. */
  String description() throws IOException {
    return info().build() + ", " + origin;
  }

  @Override
  public void close() throws IOException {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    process.close();
  }
}
