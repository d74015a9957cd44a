package dev.newel.process;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Asks the Redis of a data folder, past Newel. */
final class EmbeddedRedisOf {

  private EmbeddedRedisOf() {}

  /** How many instances have told the queue of an activity that they wait for a task. */
  static long waitingInstances(Path data, String activity) throws IOException {
    return Long.parseLong(ask(data, "ZCARD {a:" + activity + "}w").substring(1));
  }

  /** The first line of the answer to a command. */
  static String ask(Path data, String command) throws IOException {
    return lines(data, command).get(0);
  }

  /** The lines of the answer to a command, if it is a short one. */
  static List<String> lines(Path data, String command) throws IOException {
    Path socket = data.resolve("redis.sock");
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(ByteBuffer.wrap((command + "\r\n").getBytes(StandardCharsets.US_ASCII)));
      ByteBuffer answer = ByteBuffer.allocate(1 << 16);
      do {
        channel.read(answer);
      } while (answer.get(answer.position() - 1) != '\n');
      String text = new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
      return text.lines().toList();
    }
  }
}
