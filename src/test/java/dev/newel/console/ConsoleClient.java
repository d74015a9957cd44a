package dev.newel.console;

import dev.newel.testing.NewelServer.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * What a page of the console asks an instance.
 *
 * @param url of the instance
 */
record ConsoleClient(String url) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /**
   * Reads a route.
   *
   * @param path with blanks in the place of values
   * @param values each in the place of a blank
   */
  Answer get(String path, String... values) {
    StringBuilder filled = new StringBuilder(path);
    for (String value : values) {
      int blank = filled.indexOf(" ");
      filled.replace(blank, blank + 1, URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
    return send(HttpRequest.newBuilder(URI.create(url + "/console/api/" + filled)));
  }

  Answer post(String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(url + "/console/api/" + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  Answer send(HttpRequest.Builder request) {
    return Answer.to(HTTP, request);
  }

  /** Opens a stream, and gives its lines as they come. */
  Stream<String> lines(String query) {
    try {
      HttpResponse<Stream<String>> response =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(url + "/console/events?" + query)).build(),
              BodyHandlers.ofLines());
      if (response.statusCode() != 200) {
        throw new AssertionError("no stream but " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
