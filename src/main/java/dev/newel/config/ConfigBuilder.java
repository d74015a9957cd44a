package dev.newel.config;

import dev.newel.config.Values.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration in code, for an application that has Newel in its own process. What is not set
 * has its default; neither a file nor the environment is read.
 */
public final class ConfigBuilder {

  private static final String ORIGIN = "the application";

  private final Map<String, Value> byKey = new HashMap<>();
  private AwsVariables variables = AwsVariables.NONE;
  private final List<String> faults = new ArrayList<>();

  ConfigBuilder() {}

  /** The Redis to use; without one, Newel starts its own. */
  public ConfigBuilder redisUrl(String url) {
    return set(Settings.REDIS_URL.key(), url);
  }

  /** The folder in which Newel's own Redis keeps its data. */
  public ConfigBuilder dataFolder(Path folder) {
    return set(Settings.DATA_DIR.key(), folder.toString());
  }

  /** The port on loopback at which the API is served over HTTP; 0 takes a free one. */
  public ConfigBuilder httpPort(int port) {
    return set(Settings.HTTP_PORT.key(), String.valueOf(port));
  }

  /** Serves the API on the event bus alone. */
  public ConfigBuilder withoutHttp() {
    return set(Settings.HTTP_ENABLED.key(), "false");
  }

  /** Publishes status changes of executions on the event bus. */
  public ConfigBuilder withStatusEvents() {
    return set(Settings.ENGINE_STATUS_EVENTS.key(), "true");
  }

  /**
   * AWS's variables of an environment, such as {@code System.getenv()}: the credentials that
   * services are called with, and where these are.
   */
  public ConfigBuilder awsVariables(Map<String, String> environment) {
    variables = AwsVariables.of(environment);
    return this;
  }

  /**
   * Any setting, by its name and with its text as a file would have them: {@code
   * set("limits.poll-seconds", "30")}.
   */
  public ConfigBuilder set(String key, String text) {
    List<String> known = Settings.keys();
    if (known.contains(key)) {
      byKey.put(key, new Value(text.strip(), ORIGIN));
    } else {
      faults.add(
          "there is no setting %s; did you mean %s?".formatted(key, NearestName.of(key, known)));
    }
    return this;
  }

  /**
   * The configuration.
   *
   * @throws ConfigException with all that is not accepted
   */
  public NewelConfig build() {
    Values values = new Values(Map.copyOf(byKey));
    List<String> all = new ArrayList<>(faults);
    all.addAll(values.faults());
    if (!all.isEmpty()) {
      throw new ConfigException(all);
    }
    return NewelConfig.of(values, variables);
  }
}
