package dev.newel.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request over HTTP and its answer, to be looked at.
 *
 * @param protocol {@code http} or {@code https}
 * @param answer null where it was too large to be read
 */
public record HttpExchange(String protocol, Request request, @Nullable Answer answer) {

  /**
   * What was sent.
   *
   * @param url with its query
   * @param headers each as {@code name: value}
   * @param body null for none
   */
  public record Request(String method, String url, List<String> headers, @Nullable String body) {}

  /**
   * What came back.
   *
   * @param headers each as {@code name: value}
   */
  public record Answer(int status, String message, List<String> headers, String body) {}
}
