package dev.newel.config;

import dev.newel.config.StepFunctionsLocal.Choice;
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

  static final String DEFAULT_FILE = "conf/newel.properties";
  static final String OF_VARIABLE = "env:";
  static final String FILE_VARIABLE = Setting.ENV_PREFIX + "CONFIG";

  /** What Kubernetes sets in every pod beside a Service with the name newel. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(Setting.ENV_PREFIX + "(SERVICE_.*|PORT(_\\d+_.*)?)");

  /** The same without anything typed behind the command. */
  public static LoadedConfig load(Path folder, Map<String, String> environment) throws IOException {
    return load(folder, environment, (CommandLine.Start) CommandLine.read());
  }

  /**
   * The same with another Redis than is configured.
   *
   * @param place the URL of one, the data folder of Newel's own, or {@code env:} and the name of a
   *     variable with either: a URL may have a password, and what is typed others can see
   */
  public static LoadedConfig loadAt(String place, Path folder, Map<String, String> environment)
      throws IOException {
    String named = place;
    if (place.startsWith(OF_VARIABLE)) {
      named = environment.getOrDefault(place.substring(OF_VARIABLE.length()), "").strip();
    }
    if (named.isEmpty()) {
      throw new ConfigException(List.of("there is nothing in " + place));
    }
    Map<String, String> variables = new HashMap<>(environment);
    boolean isUrl = named.contains("://");
    variables.put(Settings.REDIS_URL.envName(), isUrl ? named : "");
    variables.put(Settings.REDIS_WAIT_REPLICAS.envName(), "0");
    if (!isUrl) {
      variables.put(Settings.DATA_DIR.envName(), named);
    }
    return load(folder, variables);
  }

  /**
   * Reads the variables that AWS's tools have too, then conf/newel.properties or the file that
   * NEWEL_CONFIG names, then Newel's own variables, then what was typed; the later has the last
   * word.
   *
   * @param folder where conf is; its absence means the defaults
   * @throws ConfigException with all values that are not accepted, keys that do not exist, and the
   *     file named by NEWEL_CONFIG where it does not
   */
  public static LoadedConfig load(
      Path folder, Map<String, String> environment, CommandLine.Start typed) throws IOException {
    List<String> faults = new ArrayList<>();
    List<String> warnings = new ArrayList<>(typed.warnings());
    Map<String, Value> byKey = readVariablesOfAws(environment, warnings);
    byKey.putAll(readFile(folder, environment, faults));
    byKey.putAll(readVariables(environment, warnings));
    byKey.putAll(typed.byKey());
    Values values = new Values(byKey);
    faults.addAll(values.faults());
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
    NewelConfig config = NewelConfig.of(values, AwsVariables.of(environment));
    return new LoadedConfig(config, values.listing(), List.copyOf(warnings));
  }

  private static Map<String, Value> readVariablesOfAws(
      Map<String, String> environment, List<String> warnings) {
    Map<String, Value> byKey = new HashMap<>();
    for (Choice choice : StepFunctionsLocal.CHOICES) {
      for (String name : choice.variables()) {
        String text = environment.getOrDefault(name, "").strip();
        Setting<?> setting = choice.setting();
        if (text.isEmpty()) {
          continue;
        }
        if (setting == null) {
          warnings.add(StepFunctionsLocal.warning(name));
        } else {
          byKey.put(setting.key(), new Value(text, name));
        }
      }
    }
    return byKey;
  }

  private static Map<String, Value> readVariables(
      Map<String, String> environment, List<String> warnings) {
    Map<String, Setting<?>> byVariable =
        Settings.ALL.stream().collect(Collectors.toMap(Setting::envName, Function.identity()));
    Map<String, Value> byKey = new HashMap<>();
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
    return byKey;
  }

  private static boolean isStray(String variable) {
    return variable.startsWith(Setting.ENV_PREFIX)
        && !variable.equals(FILE_VARIABLE)
        && !SERVICE_LINK.matcher(variable).matches();
  }

  private static Map<String, Value> readFile(
      Path folder, Map<String, String> environment, List<String> faults) throws IOException {
    String named = environment.get(FILE_VARIABLE);
    String name = named == null ? DEFAULT_FILE : named;
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      if (named != null) {
        faults.add("%s: there is no file %s".formatted(FILE_VARIABLE, file));
      }
      return Map.of();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      faults.add("%s: %s".formatted(name, e.getMessage()));
    }
    return valuesOf(properties, name, faults);
  }

  private static Map<String, Value> valuesOf(
      Properties properties, String origin, List<String> faults) {
    List<String> known = Settings.keys();
    Map<String, Value> values = new HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (known.contains(key)) {
        values.put(key, new Value(properties.getProperty(key).strip(), origin));
      } else {
        faults.add(
            "%s: there is no setting %s; did you mean %s?"
                .formatted(origin, key, NearestName.of(key, known)));
      }
    }
    return values;
  }
}
