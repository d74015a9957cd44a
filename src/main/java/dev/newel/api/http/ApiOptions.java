package dev.newel.api.http;

import dev.newel.aws.Home;
import java.time.Duration;
import java.util.Set;

/**
 * How the API is served.
 *
 * @param home the account and region of calls that name none
 * @param host the address to listen on
 * @param port 0 for any that is free
 * @param allowedHosts names, without port, under which web pages of Newel's own may be opened,
 *     besides the loopback ones
 * @param maxBodyBytes of a request, after decompression
 * @param http whether it is served over HTTP, or on the event bus alone
 * @param longestPoll how long a request may wait for its answer, with nothing on its connection
 */
public record ApiOptions(
    Home home,
    String host,
    int port,
    Set<String> allowedHosts,
    int maxBodyBytes,
    boolean http,
    Duration longestPoll) {

  /** Holds a definition of 1 MiB however it is escaped in a form, and an input with it. */
  public static final int DEFAULT_MAX_BODY_BYTES = 4 << 20;

  public ApiOptions {
    allowedHosts = Set.copyOf(allowedHosts);
  }

  public ApiOptions(Home home, String host, int port) {
    this(home, host, port, true, Duration.ofSeconds(60));
  }

  public ApiOptions(Home home, String host, int port, boolean http, Duration longestPoll) {
    this(home, host, port, Set.of(), DEFAULT_MAX_BODY_BYTES, http, longestPoll);
  }
}
