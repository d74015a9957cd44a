package dev.newel.api.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * Counts the headers of HTTP/2 that are under way: until their end has come they are in memory, and
 * the limit on each lets any number of connections fill the heap. All together may take no more
 * than the {@link BodyBudget}; a connection for which there is no room is closed.
 *
 * <p>What is counted are the bytes since the last frame, or block of headers, that was whole. In
 * HTTP/1, where Vert.x has no connection before the first head has ended, there is the limit on
 * each alone, which is lower.
 */
public final class HeadWatch extends ChannelInboundHandlerAdapter {

  /** The largest frame: a piece of a body that is under way. */
  private static final int FREE = 16 << 10;

  private final BodyBudget budget;
  private BodyBudget.Share share;
  private long unfinished;
  private boolean progressed;

  private HeadWatch(BodyBudget budget) {
    this.budget = budget;
    this.share = budget.open();
  }

  /** To be called with each connection that is new. */
  public static void watch(HttpConnection connection, BodyBudget budget) {
    if (connection.protocolVersion() == HttpVersion.HTTP_2) {
      HeadWatch watch = new HeadWatch(budget);
      ChannelHandlerContext handler = ((HttpServerConnection) connection).channelHandlerContext();
      Http2ConnectionDecoder decoder = ((Http2ConnectionHandler) handler.handler()).decoder();
      decoder.frameListener(new FrameWatch(decoder.frameListener(), watch::progress));
      handler.pipeline().addBefore(handler.name(), HeadWatch.class.getName(), watch);
    }
  }

  private void progress() {
    progressed = true;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    long bytes = message instanceof ByteBuf read ? read.readableBytes() : 0;
    progressed = false;
    super.channelRead(context, message);
    if (progressed) {
      release();
    } else {
      unfinished += bytes;
      if (!share.growTo(unfinished - FREE)) {
        var unused = context.close();
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    release();
    super.channelInactive(context);
  }

  private void release() {
    unfinished = 0;
    if (!share.isEmpty()) {
      share.release();
      share = budget.open();
    }
  }
}
