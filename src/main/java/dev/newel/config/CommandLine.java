package dev.newel.config;

import dev.newel.config.StepFunctionsLocal.Choice;
import dev.newel.config.Values.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What was typed behind the command. Newel is set by a file and the environment; options are for
 * what needs no start, and for those who come from Step Functions Local.
 */
public sealed interface CommandLine {

  /** The command that stands in front of what is to be moved. */
  String MOVE = "move";

  /** Wants to know what can be typed and set. */
  record Help() implements CommandLine {}

  /** Wants to know which version this is. */
  record Version() implements CommandLine {}

  /**
   * Moves an installation that is stopped.
   *
   * @param from the URL of its Redis, or the data folder of the one that is Newel's own
   * @param to the same of where it goes
   * @param partitions how many there shall be; 0 for as many as there are
   */
  record Move(String from, String to, int partitions) implements CommandLine {}

  /** Starts Newel. */
  final class Start implements CommandLine {
    private final Map<String, Value> byKey;
    private final List<String> warnings;

    private Start(Map<String, Value> byKey, List<String> warnings) {
      this.byKey = Map.copyOf(byKey);
      this.warnings = List.copyOf(warnings);
    }

    /** What was set, by the key of the setting. */
    Map<String, Value> byKey() {
      return byKey;
    }

    List<String> warnings() {
      return warnings;
    }
  }

  /**
   * Reads the arguments of a program.
   *
   * @throws ConfigException with all that mean nothing
   */
  static CommandLine read(String... arguments) {
    List<String> typed = Arrays.asList(arguments);
    if (typed.contains("--help") || typed.contains("-h")) {
      return new Help();
    }
    if (typed.contains("--version") || typed.contains("-v")) {
      return new Version();
    }
    if (!typed.isEmpty() && typed.get(0).equals(MOVE)) {
      return MoveArguments.read(typed.subList(1, typed.size()));
    }
    Map<String, Value> byKey = new HashMap<>();
    List<String> warnings = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (ListIterator<String> rest = typed.listIterator(); rest.hasNext(); ) {
      String argument = rest.next();
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      Choice choice = StepFunctionsLocal.ofOption(name).orElse(null);
      if (choice == null) {
        faults.add(unknown(name));
        skipValue(rest);
      } else if (equals < 0 && !rest.hasNext()) {
        faults.add(name + " needs a value behind it");
      } else {
        String value = equals < 0 ? rest.next() : argument.substring(equals + 1);
        Setting<?> setting = choice.setting();
        if (setting == null) {
          warnings.add(StepFunctionsLocal.warning(name));
        } else {
          byKey.put(setting.key(), new Value(value.strip(), name));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
    return new Start(byKey, warnings);
  }

  /**
   * What stands behind an option that is not known is likely its value, and no fault of its own.
   */
  private static void skipValue(ListIterator<String> rest) {
    if (rest.hasNext() && rest.next().startsWith("-")) {
      rest.previous();
    }
  }

  /** Many a server has its settings as options: says how the nearest one is set here. */
  private static String unknown(String name) {
    if (!name.startsWith("-")) {
      return "there is no argument %s (see --help)".formatted(name);
    }
    Map<String, Setting<?>> options =
        Settings.ALL.stream()
            .collect(Collectors.toMap(s -> "--" + s.key().replace('.', '-'), setting -> setting));
    String nearest = NearestName.of(name.replace('.', '-'), options.keySet());
    return "there is no argument %s; settings are variables, as %s, or lines of %s (see --help)"
        .formatted(
            name,
            Objects.requireNonNull(options.get(nearest)).envName(),
            LoadedConfig.DEFAULT_FILE);
  }

  /** What can be typed and set, in lines to be printed. */
  static List<String> help() {
    List<String> lines = new ArrayList<>();
    lines.add("Starts a Step Functions server: java -jar newel.jar [--help | --version]");
    lines.add("");
    lines.addAll(MoveArguments.help());
    lines.add("");
    lines.add(
        "It is set in %s, or in the file that %s names; the environment has the last word:"
            .formatted(LoadedConfig.DEFAULT_FILE, LoadedConfig.FILE_VARIABLE));
    for (Setting<?> setting : Settings.ALL) {
      lines.add("");
      lines.add("  %s, or %s in the file".formatted(setting.envName(), setting.key()));
      lines.add("      " + setting.description());
      lines.add(
          "      Takes %s. Default: %s"
              .formatted(setting.kind().accepted(), setting.shown(setting.defaultText())));
    }
    return lines;
  }
}
