package dev.newel.api.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.util.AttributeKey;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Answers clients of HTTP/1 that have closed their half of the connection, since they send nothing
 * more: Netty would hang up on them. As those that have gone altogether look the same, what waits
 * for a task ends at once.
 */
public final class HalfClosure extends ChannelInboundHandlerAdapter {

  private static final AttributeKey<HalfClosure> KEY =
      AttributeKey.valueOf(HalfClosure.class, "connection");

  /** How long what is under way has for its answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpConnection connection;
  private volatile boolean closed;
  private @Nullable HttpServerRequest last;
  private volatile Runnable onClose = () -> {};

  private HalfClosure(HttpConnection connection) {
    this.connection = connection;
  }

  /** To be called with each connection that is new. */
  public static void watch(HttpConnection connection) {
    if (connection.protocolVersion() == HttpVersion.HTTP_2) {
      return;
    }
    ChannelHandlerContext handler = ((HttpServerConnection) connection).channelHandlerContext();
    HalfClosure watch = new HalfClosure(connection);
    handler.channel().attr(KEY).set(watch);
    handler.pipeline().addBefore(handler.name(), HalfClosure.class.getName(), watch);
    handler.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
  }

  /** To be called with each request that is new. */
  static void begin(HttpServerRequest request) {
    HalfClosure watch = of(request);
    if (watch != null) {
      watch.last = request;
      watch.onClose = () -> {};
    }
  }

  /** What watches the connection of a request; null where nothing does. */
  static @Nullable HalfClosure of(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_2
        ? null
        : ((HttpServerConnection) request.connection())
            .channelHandlerContext()
            .channel()
            .attr(KEY)
            .get();
  }

  boolean isClosed() {
    return closed;
  }

  /** What to do when the client closes its half while the last request is under way. */
  void onClose(Runnable task) {
    onClose = task;
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
    super.userEventTriggered(context, event);
    if (event instanceof ChannelInputShutdownEvent) {
      closed = true;
      if (isUpgraded(context) || isCutShort()) {
        var unused = context.close();
      } else {
        var unused = connection.shutdown(PATIENCE);
        onClose.run();
      }
    }
  }

  /** To HTTP/2, which has its own handlers. */
  private static boolean isUpgraded(ChannelHandlerContext context) {
    return context.pipeline().get("httpDecoder") == null;
  }

  private boolean isCutShort() {
    return last != null && !last.isEnded() && !last.response().ended();
  }
}
