package dev.newel.torture;

import static org.awaitility.Awaitility.await;

import dev.newel.store.redis.embedded.EmbeddedRedis;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A Redis of the test's own, which also listens on a port of the loopback interface. */
final class RedisServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final EmbeddedRedis redis;
  private final int port;
  private long killed;

  private RedisServer(EmbeddedRedis redis, int port) {
    this.redis = redis;
    this.port = port;
  }

  static RedisServer start(Path folder) throws IOException {
    EmbeddedRedis redis = EmbeddedRedis.start(folder);
    RedisServer server = new RedisServer(redis, freePort());
    try (SocketChannel local = server.open()) {
      server.listen(local);
    }
    return server;
  }

  private SocketChannel open() throws IOException {
    return SocketChannel.open(
        UnixDomainSocketAddress.of(
            Path.of(URI.create("file:" + redis.url().substring("unix:".length())))));
  }

  private void listen(SocketChannel local) throws IOException {
    // a replica that comes is served at once, not after the 5 s in which others may come
    ask(local, "CONFIG", "SET", "repl-diskless-sync-delay", "0");
    ask(local, "CONFIG", "SET", "bind", "127.0.0.1");
    ask(local, "CONFIG", "SET", "port", Integer.toString(port));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /** Follows the server that is behind a port. */
  void follow(int primaryPort) throws IOException {
    ask("REPLICAOF", "127.0.0.1", Integer.toString(primaryPort));
  }

  void lead() throws IOException {
    ask("REPLICAOF", "NO", "ONE");
  }

  /** Ends the process as a crash does. The port is closed until it is started again. */
  void kill() {
    long pid = redis.pid();
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    killed = pid;
  }

  /**
   * Has a server that was killed come back as a replica. A new process is on its folder soon, with
   * what its file still has, and on no port: nobody sees that before it follows another.
   */
  void startAgain(int primaryPort) throws IOException {
    await().atMost(PATIENCE).until(() -> redis.pid() != killed);
    try (SocketChannel local = open()) {
      // FAILOVER wants it by its port, which is not open yet when it introduces itself
      ask(local, "CONFIG", "SET", "replica-announce-port", Integer.toString(port));
      ask(local, "REPLICAOF", "127.0.0.1", Integer.toString(primaryPort));
      listen(local);
    }
  }

  /** Whether the server has this in the replication section of its INFO. */
  boolean says(String line) throws IOException {
    return ((String) ask("INFO", "replication")).lines().anyMatch(line::equals);
  }

  /** Runs a command: a string, a number, or a list of such. */
  Object ask(String... command) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return ask(
          socket.getOutputStream(),
          new DataInputStream(new BufferedInputStream(socket.getInputStream())),
          command);
    }
  }

  /** Runs a command that answers with a list of strings. */
  List<String> list(String... command) throws IOException {
    List<String> texts = new ArrayList<>();
    ((List<?>) ask(command)).forEach(each -> texts.add(String.valueOf(each)));
    return texts;
  }

  private static void ask(SocketChannel channel, String... command) throws IOException {
    ask(
        Channels.newOutputStream(channel),
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel))),
        command);
  }

  private static Object ask(OutputStream out, DataInputStream in, String... command)
      throws IOException {
    StringBuilder text = new StringBuilder("*" + command.length + "\r\n");
    for (String part : command) {
      text.append('$')
          .append(part.getBytes(StandardCharsets.UTF_8).length)
          .append("\r\n")
          .append(part)
          .append("\r\n");
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
    return read(in);
  }

  private static Object read(DataInputStream in) throws IOException {
    String line = line(in);
    String rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '+' -> rest;
      case ':' -> Long.parseLong(rest);
      case '$' -> {
        byte[] bytes = in.readNBytes(Math.max(0, Integer.parseInt(rest)));
        line(in);
        yield new String(bytes, StandardCharsets.UTF_8);
      }
      case '*' -> {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(rest); i++) {
          all.add(read(in));
        }
        yield all;
      }
      default -> throw new IOException("Redis: " + line);
    };
  }

  private static String line(DataInputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      line.append((char) c);
    }
    return line.substring(0, line.length() - 1);
  }

  @Override
  public void close() throws IOException {
    redis.close();
  }
}
