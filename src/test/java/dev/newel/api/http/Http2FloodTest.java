package dev.newel.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.newel.api.TestApi;
import dev.newel.api.http.intake.BodyBudget;
import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Connections of HTTP/2 that send what nobody needs: they are hung up on, and others are served.
 */
@Timeout(30)
class Http2FloodTest {

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RESET = 3;
  private static final int SETTINGS = 4;
  private static final int CONTINUATION = 9;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int LARGE = 16_000;

  private final BodyBudget budget = new BodyBudget(1_000_000);
  private final AtomicInteger polls = new AtomicInteger();
  private TestApi server;

  @BeforeEach
  void start() {
    server =
        new TestApi(
            Map.of("ListExecutions", TestApi.ECHO, "GetActivityTask", call -> hold()),
            new ApiOptions(TestApi.HOME, "127.0.0.1", 0),
            budget);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Future<ObjectNode> hold() {
    polls.incrementAndGet();
    return Promise.<ObjectNode>promise().future();
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(payload.length >> 16);
    frame.write(payload.length >> 8);
    frame.write(payload.length);
    frame.write(type);
    frame.write(flags);
    for (int shift = 24; shift >= 0; shift -= 8) {
      frame.write(stream >> shift);
    }
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  private RawHttp connect() throws IOException {
    RawHttp http = new RawHttp(server.port());
    http.send("PRI * HTTP/2.0\n\nSM\n\n", frame(SETTINGS, 0, 0, new byte[0]));
    return http;
  }

  /** A field of a name of its own, without a table, as RFC 7541 has it. */
  private static void field(ByteArrayOutputStream out, String name, String value) {
    out.write(0);
    for (String text : new String[] {name, value}) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      if (bytes.length < 127) {
        out.write(bytes.length);
      } else {
        out.write(127);
        int rest = bytes.length - 127;
        for (; rest >= 128; rest >>= 7) {
          out.write((rest & 127) | 128);
        }
        out.write(rest);
      }
      out.writeBytes(bytes);
    }
  }

  private static byte[] head(String action, String more) {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    field(head, ":method", "POST");
    field(head, ":scheme", "http");
    field(head, ":path", "/");
    field(head, ":authority", "localhost");
    field(head, "x-amz-target", "AWSStepFunctions." + action);
    if (!more.isEmpty()) {
      field(head, "x-more", more);
    }
    return head.toByteArray();
  }

  /** Sends until the server has hung up. */
  private static int sendUntilClosed(RawHttp http, Frames frames) throws IOException {
    for (int i = 0; i < 5_000; i++) {
      try {
        http.send(frames.at(i));
      } catch (SocketException closed) {
        return i;
      }
    }
    return Integer.MAX_VALUE;
  }

  private interface Frames {
    byte[] at(int index);
  }

  @Test
  void shouldHangUpOnHeadersForWhichThereIsNoRoomAndGiveBackTheirs() throws IOException {
    try (RawHttp first = connect();
        RawHttp second = connect()) {
      first.send(frame(HEADERS, END_STREAM, 1, new byte[LARGE]));
      for (int i = 0; i < 40; i++) {
        first.send(frame(CONTINUATION, 0, 1, new byte[LARGE]));
      }
      await().until(() -> budget.taken() > 600_000);
      second.send(frame(HEADERS, END_STREAM, 1, new byte[LARGE]));

      int sent = sendUntilClosed(second, i -> frame(CONTINUATION, 0, 1, new byte[LARGE]));

      assertThat(sent).isLessThan(5_000);
      assertThat(budget.taken()).isBetween(600_000L, 700_000L);
    }
    await().until(() -> budget.taken() == 0);
  }

  @Test
  void shouldCountTheHeadersOfRequestsWhoseBodyHasNotEnded() throws IOException {
    try (RawHttp http = connect()) {
      byte[] head = head("ListExecutions", "x".repeat(15_000));
      for (int stream = 1; stream < 100; stream += 2) {
        http.send(frame(HEADERS, END_HEADERS, stream, head));
      }
      await().until(() -> budget.taken() > 50 * 6_000);
      assertThat(budget.taken()).isLessThan(50 * 15_500);
    }
    await().until(() -> budget.taken() == 0);
  }

  /** CVE-2023-44487. */
  @Test
  void shouldHangUpOnWhoResetsOneRequestAfterTheOther() throws IOException {
    try (RawHttp http = connect()) {
      byte[] head = head("GetActivityTask", "");
      byte[] body = "{\"activityArn\":\"a\"}".getBytes(StandardCharsets.UTF_8);
      sendUntilClosed(
          http,
          i -> {
            int stream = 2 * i + 1;
            return Unpooled.wrappedBuffer(
                    frame(HEADERS, END_HEADERS, stream, head),
                    frame(DATA, END_STREAM, stream, body),
                    frame(RESET, 0, stream, new byte[] {0, 0, 0, 8}))
                .copy()
                .array();
          });

      assertThat(polls.get()).isLessThanOrEqualTo(HttpLimits.MAX_RESETS + 1);
    }
  }

  @Test
  void shouldHangUpOnManySmallFramesOfHeaders() throws IOException {
    try (RawHttp http = connect()) {
      ByteArrayOutputStream frames = new ByteArrayOutputStream();
      frames.writeBytes(frame(HEADERS, END_STREAM, 1, new byte[0]));
      for (int i = 0; i < 100; i++) {
        frames.writeBytes(frame(CONTINUATION, 0, 1, new byte[0]));
      }
      // in one piece: what came after the server has hung up would take its words away
      http.send(frames.toByteArray());

      assertThat(http.rest()).contains("continuations");
    }
  }
}
