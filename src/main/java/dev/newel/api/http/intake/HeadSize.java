package dev.newel.api.http.intake;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** What the head of a request keeps of memory, about. */
public final class HeadSize {

  private HeadSize() {}

  /**
   * The characters of its URL; and in HTTP/2, where a connection has many requests at a time, each
   * with as many headers as it likes, those of its headers.
   */
  public static long of(HttpServerRequest request) {
    long size = request.uri().length();
    if (request.version() == HttpVersion.HTTP_2) {
      for (var header : request.headers()) {
        size += header.getKey().length() + header.getValue().length();
      }
    }
    return size;
  }
}
