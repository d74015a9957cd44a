package dev.newel.store.redis.client.node;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A URL that names several servers, as {@code
 * redis+sentinel://[user:password@]host[:port],.../PRIMARY[/db]} and {@code
 * redis+cluster://[user:password@]host[:port],...} do; {@code rediss+} for TLS. User and password
 * may be given as {@code ?user=} and {@code &password=} too; those for the sentinels, where they
 * ask for any, as {@code sentinel-user} and {@code sentinel-password}.
 *
 * @param scheme of the URL of one of the servers
 * @param form what the servers are
 * @param credentials with the @ behind them, or empty
 * @param path without the / ahead of it
 * @param query without the ? ahead of it
 */
public record NodesUrl(
    String scheme,
    Form form,
    String credentials,
    List<Address> addresses,
    String path,
    String query) {

  /** What the servers that are named tell about the others. */
  public enum Form {
    SENTINEL(26_379),
    CLUSTER(6_379);

    private final int defaultPort;

    Form(int defaultPort) {
      this.defaultPort = defaultPort;
    }
  }

  private static final String SENTINEL_PARAMETER = "sentinel-";
  private static final String ADDRESS = "(?:[^/?@,:\\[\\]]+|\\[[^]]+])(?::\\d{1,5})?";
  private static final Pattern FORM =
      Pattern.compile(
          "(rediss?)\\+(sentinel|cluster)://([^/]*@)?(%1$s(?:,%1$s)*)(?:/([^?]*))?(?:\\?(.*))?"
              .formatted(ADDRESS));

  /** Empty where the URL names one server. */
  public static Optional<NodesUrl> of(String url) {
    Matcher parts = FORM.matcher(url);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Form form = parts.group(2).equals("sentinel") ? Form.SENTINEL : Form.CLUSTER;
    List<Address> addresses =
        Arrays.stream(parts.group(4).split(","))
            .map(text -> Address.parse(text, form.defaultPort))
            .toList();
    return Optional.of(
        new NodesUrl(
            parts.group(1),
            form,
            orEmpty(parts.group(3)),
            addresses,
            orEmpty(parts.group(5)),
            orEmpty(parts.group(6))));
  }

  private static String orEmpty(@Nullable String group) {
    return group == null ? "" : group;
  }

  /** By what name the sentinels know the primary. */
  public String primaryName() {
    return path.split("/", -1)[0];
  }

  /** The URL of a server that holds data. */
  public String dataUrl(Address address) {
    String[] parts = path.split("/", -1);
    String database =
        form == Form.SENTINEL && parts.length > 1 && !parts[1].isEmpty() ? "/" + parts[1] : "";
    String kept = query(parameters().filter(each -> !each.startsWith(SENTINEL_PARAMETER)));
    return scheme + "://" + credentials + address + database + kept;
  }

  /** The URL of a sentinel. */
  public String sentinelUrl(Address address) {
    String kept =
        query(
            parameters()
                .filter(each -> each.startsWith(SENTINEL_PARAMETER))
                .map(each -> each.substring(SENTINEL_PARAMETER.length())));
    return scheme + "://" + address + kept;
  }

  private Stream<String> parameters() {
    return Arrays.stream(query.split("&")).filter(each -> !each.isEmpty());
  }

  private static String query(Stream<String> parameters) {
    String joined = parameters.collect(Collectors.joining("&"));
    return joined.isEmpty() ? "" : "?" + joined;
  }
}
