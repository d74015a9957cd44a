package dev.newel.console.page;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The console's files alone, over real HTTP. */
final class PageServer implements AutoCloseable {

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server;

  PageServer() {
    Router router = Router.router(vertx);
    new ConsolePages(vertx, new PageOptions("eu-west-1", "123456789012", true, false))
        .accept(router);
    server = vertx.createHttpServer().requestHandler(router).listen(0).await();
  }

  /** Headers are names and values by turns. */
  HttpResponse<byte[]> send(String method, String path, String... headers) {
    URI address = URI.create("http://127.0.0.1:" + server.actualPort() + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
