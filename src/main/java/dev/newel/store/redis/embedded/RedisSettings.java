package dev.newel.store.redis.embedded;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the redis-server of a data folder runs with. It listens on a unix socket that only its owner
 * can open, and on no port.
 */
record RedisSettings(Path folder, Path executable, Path socket) {

  private static final String SOCKET_LINE = "unixsocket ";

  /** The settings that a folder had before, or those of a new one. */
  static RedisSettings of(Path folder, Path executable) throws IOException {
    Optional<Path> known = readSocket(folder.resolve("redis.conf"));
    return new RedisSettings(
        folder, executable, known.isPresent() ? known.get() : chooseSocket(folder));
  }

  Path file() {
    return folder.resolve("redis.conf");
  }

  Path pidFile() {
    return folder.resolve("redis.pid");
  }

  Path logFile() {
    return folder.resolve("redis.log");
  }

  /** Where clients connect to. */
  String url() {
    return "unix://" + socket.toUri().getRawPath();
  }

  /** Whether a server that was started on this folder has these very settings. */
  boolean areInUse() throws IOException {
    return Files.exists(file()) && Files.readString(file()).equals(text());
  }

  void write() throws IOException {
    Files.writeString(file(), text());
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
  }

  /**
   * The configuration file. As a daemon the server has a session of its own, so that Ctrl-C in the
   * terminal reaches Newel alone, which still needs its Redis while it finishes. The append-only
   * file is all the persistence there is: snapshots beside it would write everything twice.
   */
  private String text() {
    return """
    # Written by Newel for %s; changes are overwritten.
    port 0
    %s%s
    unixsocketperm 700
    dir %s
    daemonize yes
    pidfile %s
    logfile %s
    appendonly yes
    appendfsync everysec
    save ""
    maxmemory-policy noeviction
    """
        .formatted(
            executable.getFileName(),
            SOCKET_LINE,
            quoted(socket),
            quoted(folder),
            quoted(pidFile()),
            quoted(logFile()));
  }

  private static Optional<Path> readSocket(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(SOCKET_LINE))
          .map(line -> Path.of(unquoted(line.substring(SOCKET_LINE.length()))))
          .filter(RedisSettings::canBind)
          .findFirst();
    }
  }

  /** A socket's path has a limit of about 100 bytes, and not every file system has sockets. */
  private static Path chooseSocket(Path folder) throws IOException {
    Path inside = folder.resolve("redis.sock");
    return canBind(inside) ? inside : Files.createTempDirectory("newel-").resolve("redis.sock");
  }

  private static boolean canBind(Path socket) {
    if (Files.exists(socket)) {
      return true;
    }
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(socket));
      Files.delete(socket);
      return true;
    } catch (IOException impossible) {
      return false;
    }
  }

  private static String quoted(Path path) {
    return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String unquoted(String value) {
    return value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
  }
}
