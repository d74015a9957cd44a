package dev.newel.api.http;

import dev.newel.api.http.intake.NewConnections;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;

/** What the HTTP server takes: far more than Vert.x does by default, and no more than is of use. */
public final class HttpLimits {

  /**
   * In HTTP/1. What comes of a URL before its end is in memory, and the first one of a connection
   * is counted nowhere else where Newel is a part of another process, as {@link NewConnections}
   * says: so many connections can send so much. A definition of 150 KiB fits; what is larger is to
   * be POSTed.
   */
  static final int MAX_URL_BYTES = 512 << 10;

  /** In HTTP/2: a definition of 1 MiB in a GET, three bytes for each of its characters. */
  private static final int MAX_HTTP2_URL_BYTES = 4 << 20;

  private static final int MAX_HEADER_BYTES = 64 << 10;

  /** Streams that a client may begin and reset in a window, after which it is hung up on. */
  static final int MAX_RESETS = 200;

  private static final int RESET_SECONDS = 30;

  /** Frames of headers that are nearly empty: who sends more of them wants to keep this busy. */
  private static final int MAX_SMALL_FRAMES = 16;

  /** For how long a connection is kept beyond a call in which nothing passes. */
  private static final int IDLE_SECONDS = 120;

  /** As long as an execution can last that a client waits for. */
  private static final int LONGEST_EXECUTION_SECONDS = 300;

  private static final int ACCEPT_BACKLOG = 4096;

  private HttpLimits() {}

  public static HttpServerOptions serverOptions(ApiOptions options) {
    return new HttpServerOptions()
        .setHost(options.host())
        .setPort(options.port())
        .setAcceptBacklog(ACCEPT_BACKLOG)
        .setMaxInitialLineLength(MAX_URL_BYTES)
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setInitialSettings(
            new Http2Settings()
                .setMaxConcurrentStreams(1_000)
                .setMaxHeaderListSize(MAX_HTTP2_URL_BYTES + MAX_HEADER_BYTES))
        .setHttp2RstFloodMaxRstFramePerWindow(MAX_RESETS)
        .setHttp2RstFloodWindowDuration(RESET_SECONDS)
        .setHttp2RstFloodWindowDurationTimeUnit(TimeUnit.SECONDS)
        .setHttp2MaxSmallContinuationFrames(MAX_SMALL_FRAMES)
        // there are no WebSockets, whose handlers would look at every request
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setIdleTimeout(longestCall(options) + IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS);
  }

  private static int longestCall(ApiOptions options) {
    return Math.max((int) options.longestPoll().toSeconds(), LONGEST_EXECUTION_SECONDS);
  }
}
