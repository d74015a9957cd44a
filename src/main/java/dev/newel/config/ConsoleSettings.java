package dev.newel.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The settings of the console, and of what browsers need to get to it. */
final class ConsoleSettings {

  static final Setting<Optional<String>> HTTP_PUBLIC_URL =
      new Setting<>(
          "http.public-url",
          "",
          "none, so as it listens",
          "URL under which browsers reach Newel, where a proxy before it changes scheme or host.",
          Kind.text(
                  "a URL without a path, https://host or http://host:port",
                  "https?://[A-Za-z0-9._:\\[\\]-]+")
              .map(ConsoleSettings::withHost)
              .optional(),
          UnaryOperator.identity());

  static final Setting<Boolean> ENABLED =
      new Setting<>(
          "console.enabled",
          "true",
          "Whether the console is served, at /console/ of the API's port.",
          Kind.flag());

  static final Setting<Boolean> READ_ONLY =
      new Setting<>(
          "console.read-only",
          "false",
          "Whether the console only shows; what changes anything is then refused to browsers.",
          Kind.flag());

  static final Setting<Integer> EXPRESS_HISTORIES =
      new Setting<>(
          "console.express-histories",
          "100",
          "Executions of each Express machine that an instance remembers for the console.",
          Kind.number(0, 10_000));

  private ConsoleSettings() {}

  private static String withHost(String url) {
    if (URI.create(url).getHost() == null) {
      throw new IllegalArgumentException("no host in it");
    }
    return url.toLowerCase(Locale.ROOT);
  }
}
