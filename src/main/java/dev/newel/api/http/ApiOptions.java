package dev.newel.api.http;

import dev.newel.api.http.intake.BodyBudget;
import dev.newel.aws.Home;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the API is served.
 *
 * @param home the account and region of calls that name none
 * @param host the address to listen on
 * @param port 0 for any that is free
 * @param allowedHosts names, in small letters and without port, under which requests are served
 *     too, besides {@code host} and those that no stranger can have ({@link HostCheck}); "*" for
 *     any
 * @param maxBodyBytes of a request, after decompression
 * @param http whether it is served over HTTP, or on the event bus alone
 * @param publicUrl where browsers reach it through a proxy: scheme, host and port, in small letters
 * @param readOnly whether browsers may change nothing
 * @param longestPoll how long a request may wait for its answer, with nothing on its connection
 */
public record ApiOptions(
    Home home,
    String host,
    int port,
    Set<String> allowedHosts,
    int maxBodyBytes,
    boolean http,
    @Nullable String publicUrl,
    boolean readOnly,
    Duration longestPoll) {

  public ApiOptions {
    Set<String> all = new HashSet<>(allowedHosts);
    all.add(host.toLowerCase(Locale.ROOT));
    if (publicUrl != null) {
      all.add(URI.create(publicUrl).getHost());
    }
    allowedHosts = Set.copyOf(all);
  }

  public ApiOptions(Home home, String host, int port) {
    this(
        home,
        host,
        port,
        Set.of(),
        BodyBudget.LARGEST_BODY,
        true,
        null,
        false,
        Duration.ofSeconds(60));
  }
}
