package dev.newel.process;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Asks the Redis that a Newel has started on its data folder, past that Newel. */
final class EmbeddedRedisOf {

  private EmbeddedRedisOf() {}

  /** How many instances have told the queue of an activity that they wait for a task. */
  static long waitingInstances(Path data, String activity) throws IOException {
    Path socket = data.resolve("redis.sock");
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      String command = "ZCARD {a:" + activity + "}w\r\n";
      channel.write(ByteBuffer.wrap(command.getBytes(StandardCharsets.US_ASCII)));
      ByteBuffer answer = ByteBuffer.allocate(64);
      do {
        channel.read(answer);
      } while (answer.get(answer.position() - 1) != '\n');
      String text = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
      return Long.parseLong(text.substring(1).strip());
    }
  }
}
