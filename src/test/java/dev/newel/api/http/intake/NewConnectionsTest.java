package dev.newel.api.http.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that Netty has accepted, and whose first head has not ended. */
class NewConnectionsTest {

  private static final int PORT = 1;

  private final BodyBudget budget = new BodyBudget(1_000_000);

  private static final class Listener extends EmbeddedChannel {
    @Override
    protected SocketAddress localAddress0() {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT);
    }
  }

  @AfterEach
  void forget() {
    NewConnections.forget(PORT, budget);
  }

  private static EmbeddedChannel accepted() {
    Channel listener = new Listener();
    EmbeddedChannel connection =
        new EmbeddedChannel(
            listener,
            DefaultChannelId.newInstance(),
            true,
            false,
            new HttpRequestDecoder(1_000_000, 1_000_000, 8_192),
            new Ending());
    new NewConnections().postInitializeServerChildChannel(connection);
    HeadWatch watch = connection.pipeline().get(HeadWatch.class);
    if (watch != null) {
      watch.seeWholeAt(connection.pipeline().context(Ending.class).name(), connection.pipeline());
    }
    return connection;
  }

  /** Takes what was decoded. */
  private static final class Ending extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
    }
  }

  private static void send(EmbeddedChannel connection, String text) {
    connection.writeInbound(Unpooled.copiedBuffer(text, US_ASCII));
  }

  @Test
  void shouldCountAHeadUntilItHasEnded() {
    NewConnections.count(PORT, budget);
    EmbeddedChannel connection = accepted();

    send(connection, "GET /?x=" + "x".repeat(300_000));
    send(connection, "x".repeat(300_000));
    assertThat(budget.taken()).isBetween(500_000L, 600_000L);
    send(connection, " HTTP/1.1\r\nHost: localhost\r\n\r\n");

    assertThat(connection.isOpen()).isTrue();
    assertThat(budget.taken()).isZero();
  }

  @Test
  void shouldHangUpWhereThereIsNoRoom() {
    NewConnections.count(PORT, budget);
    EmbeddedChannel first = accepted();
    EmbeddedChannel second = accepted();
    send(first, "GET /?x=" + "x".repeat(600_000));

    send(second, "GET /?x=" + "x".repeat(600_000));

    assertThat(second.isOpen()).isFalse();
    assertThat(first.isOpen()).isTrue();
    first.close().syncUninterruptibly();
    assertThat(budget.taken()).isZero();
  }

  @Test
  void shouldLeaveConnectionsAloneThatAreNotOfTheApi() {
    NewConnections.count(PORT, budget);
    NewConnections.forget(PORT, budget);

    assertThat(accepted().pipeline().get(HeadWatch.class)).isNull();
  }

  @Test
  void shouldBeFoundByNetty() {
    assertThat(ServiceLoader.load(ChannelInitializerExtension.class))
        .hasAtLeastOneElementOfType(NewConnections.class);
  }
}
