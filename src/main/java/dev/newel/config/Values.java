package dev.newel.config;

import java.util.List;
import java.util.Map;

/**
 * The text of each setting that is set, and where it was. Settings that are not in it have their
 * defaults.
 */
record Values(Map<String, Value> byKey) {

  static final Values DEFAULTS = new Values(Map.of());

  /** A text and the file or variable it comes from. */
  record Value(String text, String origin) {}

  /**
   * The value of a setting.
   *
   * @throws ConfigException if its text is not accepted
   */
  <T> T get(Setting<T> setting) {
    Value value = value(setting);
    try {
      return setting.kind().parser().apply(value.text());
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "%s (%s): '%s' is not accepted; it takes %s"
              .formatted(
                  setting.key(),
                  value.origin(),
                  setting.display().apply(value.text()),
                  setting.kind().accepted()));
    }
  }

  /** A line for each setting, in the order of the table, fit to be printed. */
  List<String> listing() {
    return Settings.ALL.stream()
        .map(
            setting -> {
              Value value = value(setting);
              return "%s = %s (%s)"
                  .formatted(setting.key(), setting.shown(value.text()), value.origin());
            })
        .toList();
  }

  private Value value(Setting<?> setting) {
    return byKey.getOrDefault(setting.key(), new Value(setting.defaultText(), "default"));
  }
}
