package dev.newel.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.TreeSet;

/** What an instance has said at {@code /metrics}. */
public record MetricsPage(String text) {

  private static final String TYPE = "# TYPE ";

  /**
   * Asks for it.
   *
   * @param url of the instance
   */
  public static MetricsPage read(String url) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/metrics")).build();
      return new MetricsPage(
          HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** The names of all metrics; the longest of times is none of its own. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    text.lines()
        .filter(line -> line.startsWith(TYPE))
        .map(line -> line.substring(TYPE.length(), line.lastIndexOf(' ')))
        .forEach(names::add);
    names.removeIf(
        name -> name.endsWith("_max") && names.contains(name.substring(0, name.length() - 4)));
    return names;
  }

  /**
   * The value of a series; 0 where there is none.
   *
   * @param series with its labels, as it is printed
   */
  public double value(String series) {
    return text.lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(0);
  }
}
