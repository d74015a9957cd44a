package dev.newel.ops.metrics;

import dev.newel.aws.Home;
import dev.newel.aws.Name;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What machines and activities are called in labels: by their names alone where they are of the
 * home that is configured, as most installations have no other.
 *
 * @param most how many of a kind there are with a name of their own
 */
record Labels(Home own, int most) {

  static final String ACTIVITY = "activity";

  String of(Name name) {
    return name.home().equals(own) ? name.text() : name.toString();
  }

  /** Shows a value for each activity, and for no other that was shown before. */
  <T> void show(MultiGauge gauge, Map<String, T> byActivity, ToDoubleFunction<T> value) {
    List<Row<?>> rows = new ArrayList<>();
    byActivity.forEach(
        (activity, of) -> rows.add(Row.of(Tags.of(ACTIVITY, activity), value.applyAsDouble(of))));
    gauge.register(rows, true);
  }
}
