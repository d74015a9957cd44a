package dev.newel.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * New connections of HTTP/1 whose first heads do not end: together they get a share of the heap.
 */
class HeadsIT {

  /** Of a heap of 512 MiB. */
  private static final int SHARE = 32 << 20;

  private static final int LENGTH = 450_000;
  private static final int CONNECTIONS = 100;

  @TempDir private Path folder;

  @Test
  void shouldHangUpOnNewConnectionsWhoseHeadsTakeTooMuchTogether() throws Exception {
    try (NewelProcess newel = NewelProcess.startOn(folder)) {
      List<Socket> connections = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        connections.add(begin(newel.port()));
      }

      await()
          .untilAsserted(
              () -> assertThat(open(connections)).isLessThanOrEqualTo(SHARE / LENGTH + 5L));
      assertThat(open(connections)).isPositive();
      assertThat(newel.api().isReady()).isTrue();
      for (Socket connection : connections) {
        connection.close();
      }
    }
  }

  private static Socket begin(int port) throws IOException {
    Socket connection = new Socket(InetAddress.getLoopbackAddress(), port);
    connection.setSoTimeout(1);
    try {
      connection.getOutputStream().write(("GET /?x=" + "x".repeat(LENGTH)).getBytes(US_ASCII));
    } catch (IOException hungUp) {
      // it will be seen to be
    }
    return connection;
  }

  private static long open(List<Socket> connections) {
    return connections.stream().filter(HeadsIT::isOpen).count();
  }

  private static boolean isOpen(Socket connection) {
    try {
      return connection.getInputStream().read() >= 0;
    } catch (SocketTimeoutException nothingSaid) {
      return true;
    } catch (IOException hungUp) {
      return false;
    }
  }
}
