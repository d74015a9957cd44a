package dev.newel.config;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * One thing that can be set.
 *
 * @param key in the file, such as {@code http.port}
 * @param defaultText as it would be written in the file; empty for none
 * @param whenEmpty what an empty text comes to, as it is printed
 * @param description one sentence
 * @param kind what is accepted
 * @param display the value as it may be printed, without its secret parts
 */
record Setting<T>(
    String key,
    String defaultText,
    String whenEmpty,
    String description,
    Kind<T> kind,
    UnaryOperator<String> display) {

  static final String ENV_PREFIX = "NEWEL_";

  Setting(String key, String defaultText, String description, Kind<T> kind) {
    this(key, defaultText, "", description, kind, UnaryOperator.identity());
  }

  /** The value as it is printed. */
  String shown(String text) {
    return text.isEmpty() ? whenEmpty : display.apply(text);
  }

  /** The environment variable that overrides the file: http.port is NEWEL_HTTP_PORT. */
  String envName() {
    return ENV_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
