package dev.newel.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was typed to move an installation. */
final class MoveArguments {

  private static final String FROM = "--from";
  private static final String TO = "--to";
  private static final String PARTITIONS = "--partitions";
  private static final List<String> OPTIONS = List.of(FROM, TO, PARTITIONS);

  private MoveArguments() {}

  /**
   * Reads what stands behind the command.
   *
   * @throws ConfigException with all that is wrong with it
   */
  static CommandLine.Move read(List<String> typed) {
    List<String> faults = new ArrayList<>();
    Map<String, String> values = values(typed, faults);
    String from = needed(FROM, values, faults);
    String to = needed(TO, values, faults);
    int partitions = partitions(values.get(PARTITIONS), faults);
    if (!faults.isEmpty()) {
      throw new ConfigException(faults);
    }
    return new CommandLine.Move(from, to, partitions);
  }

  private static Map<String, String> values(List<String> typed, List<String> faults) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < typed.size(); i += 2) {
      String option = typed.get(i);
      if (!OPTIONS.contains(option)) {
        faults.add(
            "there is no argument %s of %s (see --help)".formatted(option, CommandLine.MOVE));
      } else if (i + 1 == typed.size()) {
        faults.add(option + " needs a value behind it");
      } else {
        values.put(option, typed.get(i + 1));
      }
    }
    return values;
  }

  private static String needed(String option, Map<String, String> values, List<String> faults) {
    String value = values.getOrDefault(option, "");
    if (value.isEmpty()) {
      faults.add("%s needs %s".formatted(CommandLine.MOVE, option));
    }
    return value;
  }

  private static int partitions(@Nullable String typed, List<String> faults) {
    if (typed == null) {
      return 0;
    }
    Kind<Integer> kind = Settings.ENGINE_PARTITIONS.kind();
    try {
      return kind.parser().apply(typed);
    } catch (IllegalArgumentException e) {
      faults.add("%s takes %s, not %s".formatted(PARTITIONS, kind.accepted(), typed));
      return 0;
    }
  }

  static List<String> help() {
    return List.of(
        "Moves an installation that is stopped to an empty Redis, or to another number of"
            + " partitions:",
        "  java -jar newel.jar move --from URL --to URL [--partitions NUMBER]",
        "  Either may be the data folder of Newel's own Redis, or env:NAME for a variable that has"
            + " it.");
  }
}
