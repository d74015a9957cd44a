package dev.newel.api.http.intake;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * Counts the heads of requests that are under way: until their end has come they are in memory, and
 * the limit on each lets any number of connections fill the heap. All together may take no more
 * than the {@link BodyBudget}; a connection for which there is no room is closed.
 *
 * <p>What is counted are the bytes since the last piece of a request that was whole: in HTTP/2 a
 * frame or a block of headers, in HTTP/1 a head or a piece of a body. Of a connection whose
 * protocol is not known before its first head has ended, Vert.x tells only then: {@link
 * NewConnections} has it watched from the beginning.
 */
public final class HeadWatch extends ChannelInboundHandlerAdapter {

  private static final String NAME = HeadWatch.class.getName();

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

  /** Watches a channel that nothing has been read from. */
  static void begin(Channel connection, BodyBudget budget) {
    connection.pipeline().addFirst(NAME, new HeadWatch(budget));
  }

  /** To be called with each connection that is new. */
  public static void watch(HttpConnection connection, BodyBudget budget) {
    ChannelHandlerContext handler = ((HttpServerConnection) connection).channelHandlerContext();
    if (handler.pipeline().get(HeadWatch.class) == null) {
      begin(handler.channel(), budget);
    }
    HeadWatch watch = handler.pipeline().get(HeadWatch.class);
    if (connection.protocolVersion() == HttpVersion.HTTP_2) {
      Http2ConnectionDecoder decoder = ((Http2ConnectionHandler) handler.handler()).decoder();
      decoder.frameListener(new FrameWatch(decoder.frameListener(), watch::progress));
    } else {
      watch.seeWholeAt(handler.name(), handler.pipeline());
      // the first head has ended, or nothing has come of it
      watch.progress();
    }
  }

  /**
   * Hears of what is whole in HTTP/1.
   *
   * @param handler that is given it
   */
  void seeWholeAt(String handler, ChannelPipeline pipeline) {
    pipeline.addBefore(handler, Whole.class.getName(), new Whole());
  }

  /** Given back before whoever is given what is whole takes as much for it. */
  private void progress() {
    progressed = true;
    release();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    long bytes = message instanceof ByteBuf read ? read.readableBytes() : 0;
    progressed = false;
    super.channelRead(context, message);
    if (!progressed) {
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

  /** Behind what decodes HTTP/1. */
  private final class Whole extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      progress();
      context.fireChannelRead(message);
    }
  }
}
