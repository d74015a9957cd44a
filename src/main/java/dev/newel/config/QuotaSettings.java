package dev.newel.config;

import dev.newel.config.NewelConfig.Rate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The settings of what AWS grants an account only so much of; here each is off unless it is set.
 */
final class QuotaSettings {

  private static final String ONE = "[A-Za-z]+=\\d{1,9}/\\d{1,9}";

  static final Setting<Optional<Map<String, Rate>>> RATES =
      new Setting<>(
          "limits.rates",
          "",
          "none",
          "Calls of actions that an account and region may make of each instance, as"
              + " StartExecution=1300/300: so many at once, and so many a second.",
          Kind.text("ACTION=BUCKET/RATE, with commas between them", ONE + "(\\s*,\\s*" + ONE + ")*")
              .map(QuotaSettings::rates)
              .optional(),
          UnaryOperator.identity());

  static final Setting<Optional<Integer>> OPEN_EXECUTIONS =
      most(
          "limits.open-executions",
          "Executions of an account and region that may be open; more may be for a moment.");

  static final Setting<Optional<Integer>> OPEN_MAP_RUNS =
      new Setting<>(
          "limits.open-map-runs",
          "",
          "no limit",
          "Map Runs of an account and region that may be open; more wait until others have ended.",
          Kind.number(1, Integer.MAX_VALUE).optional(),
          UnaryOperator.identity());

  static final Setting<Optional<Integer>> STATE_MACHINES =
      most("limits.state-machines", "State machines that an account may have in a region.");

  static final Setting<Optional<Integer>> ACTIVITIES =
      most("limits.activities", "Activities that an account may have in a region.");

  static final Setting<Optional<Integer>> POLLERS =
      most("limits.pollers-per-activity", "Polls of an activity that may wait in each instance.");

  static final List<Setting<?>> ALL =
      List.of(RATES, OPEN_EXECUTIONS, OPEN_MAP_RUNS, STATE_MACHINES, ACTIVITIES, POLLERS);

  private QuotaSettings() {}

  private static Setting<Optional<Integer>> most(String key, String description) {
    return new Setting<>(
        key,
        "",
        "no limit",
        description,
        Kind.number(0, Integer.MAX_VALUE).optional(),
        UnaryOperator.identity());
  }

  private static Map<String, Rate> rates(String text) {
    Map<String, Rate> rates = new HashMap<>();
    for (String one : text.split("\\s*,\\s*", -1)) {
      String[] parts = one.split("[=/]", -1);
      rates.put(parts[0], new Rate(Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
    }
    return Map.copyOf(rates);
  }

  static NewelConfig.Quotas of(Values values) {
    return new NewelConfig.Quotas(
        values.get(RATES).orElse(Map.of()),
        values.get(OPEN_EXECUTIONS).orElse(null),
        values.get(OPEN_MAP_RUNS).orElse(null),
        values.get(STATE_MACHINES).orElse(null),
        values.get(ACTIVITIES).orElse(null),
        values.get(POLLERS).orElse(null));
  }
}
