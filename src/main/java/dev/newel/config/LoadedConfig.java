package dev.newel.config;

import dev.newel.config.Values.Value;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A configuration and what to tell about it.
 *
 * @param listing a line for each setting, with its origin and without secrets
 * @param warnings about what was set and means nothing
 */
public record LoadedConfig(NewelConfig config, List<String> listing, List<String> warnings) {

  private static final String DEFAULT_FILE = "conf/newel.properties";
  private static final String FILE_VARIABLE = Setting.ENV_PREFIX + "CONFIG";

  /** What Kubernetes sets in every pod beside a Service with the name newel. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(Setting.ENV_PREFIX + "(SERVICE_.*|PORT(_\\d+_.*)?)");

  /**
   * Reads conf/newel.properties, or the file that NEWEL_CONFIG names, and then the environment,
   * which has the last word.
   *
   * @param folder where conf is; its absence means the defaults
   * @throws ConfigException if a value is not accepted, the file has a key that does not exist, or
   *     the file named by NEWEL_CONFIG does not
   */
  public static LoadedConfig load(Path folder, Map<String, String> environment) throws IOException {
    Map<String, Value> byKey = new HashMap<>(readFile(folder, environment));
    List<String> warnings = new ArrayList<>();
    Map<String, Setting<?>> byVariable =
        Settings.ALL.stream().collect(Collectors.toMap(Setting::envName, Function.identity()));
    environment.forEach(
        (name, text) -> {
          Setting<?> setting = byVariable.get(name);
          if (setting != null) {
            byKey.put(setting.key(), new Value(text.strip(), name));
          } else if (isStray(name)) {
            warnings.add(
                "%s means nothing to Newel; did you mean %s?"
                    .formatted(name, NearestName.of(name, byVariable.keySet())));
          }
        });
    Values values = new Values(byKey);
    return new LoadedConfig(NewelConfig.of(values), values.listing(), List.copyOf(warnings));
  }

  private static boolean isStray(String variable) {
    return variable.startsWith(Setting.ENV_PREFIX)
        && !variable.equals(FILE_VARIABLE)
        && !SERVICE_LINK.matcher(variable).matches();
  }

  private static Map<String, Value> readFile(Path folder, Map<String, String> environment)
      throws IOException {
    String named = environment.get(FILE_VARIABLE);
    String name = named == null ? DEFAULT_FILE : named;
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      if (named != null) {
        throw new ConfigException("%s: there is no file %s".formatted(FILE_VARIABLE, file));
      }
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("%s: %s".formatted(name, e.getMessage()));
    }
    return valuesOf(properties, name);
  }

  private static Map<String, Value> valuesOf(Properties properties, String origin) {
    List<String> known = Settings.ALL.stream().<String>map(Setting::key).toList();
    Map<String, Value> values = new HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (!known.contains(key)) {
        throw new ConfigException(
            "%s: there is no setting %s; did you mean %s?"
                .formatted(origin, key, NearestName.of(key, known)));
      }
      values.put(key, new Value(properties.getProperty(key).strip(), origin));
    }
    return values;
  }
}
