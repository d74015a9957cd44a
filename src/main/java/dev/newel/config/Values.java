package dev.newel.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * @throws IllegalArgumentException if its text is not accepted
   */
  <T> T get(Setting<T> setting) {
    return setting.kind().parser().apply(value(setting).text());
  }

  /** What is not accepted, a line each; nothing where all of it is. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Setting<?> setting : Settings.ALL) {
      if (find(setting).isEmpty()) {
        Value value = value(setting);
        faults.add(
            "%s (%s): '%s' is not accepted; it takes %s"
                .formatted(
                    setting.key(),
                    value.origin(),
                    setting.display().apply(value.text()),
                    setting.kind().accepted()));
      }
    }
    faults.addAll(AccessFaults.of(this));
    if (waitsForReplicasOfItsOwn()) {
      faults.add(
          "%s (%s): Newel's own Redis has no replicas to wait for; set it to 0, or redis.url to a"
                  .formatted(
                      Settings.REDIS_WAIT_REPLICAS.key(),
                      value(Settings.REDIS_WAIT_REPLICAS).origin())
              + " Redis that has some");
    }
    return faults;
  }

  /** The endpoints that are set, by the variables that AWS has for them. */
  Map<String, String> endpoints() {
    Map<String, String> set = new HashMap<>();
    StepFunctionsLocal.endpointSettings()
        .forEach(
            (variable, setting) -> {
              String url = value(setting).text();
              if (!url.isEmpty()) {
                set.put(variable, url);
              }
            });
    return set;
  }

  private boolean waitsForReplicasOfItsOwn() {
    return find(Settings.REDIS_WAIT_REPLICAS).orElse(0) > 0
        && find(Settings.REDIS_URL).filter(Optional::isEmpty).isPresent();
  }

  /** The value of a setting; empty where its text is not accepted. */
  <T> Optional<T> find(Setting<T> setting) {
    try {
      return Optional.of(get(setting));
    } catch (IllegalArgumentException notAccepted) {
      return Optional.empty();
    }
  }

  /** Where a setting was set. */
  String origin(Setting<?> setting) {
    return value(setting).origin();
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
