package dev.newel.ops.metrics;

import dev.newel.aws.Name;
import io.micrometer.core.instrument.MultiGauge;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** How many polls wait at this instance, as it is when somebody asks. */
final class PollGauge {

  private final MultiGauge polls;
  private final Labels labels;
  private final Supplier<Map<Name, Integer>> waiting;

  PollGauge(Instruments instruments, Labels labels, Supplier<Map<Name, Integer>> waiting) {
    this.polls =
        instruments.gauges("newel.activity.polls", "Polls that wait for a task at this instance");
    this.labels = labels;
    this.waiting = waiting;
  }

  /** Those beyond the first are counted together. */
  void refresh() {
    Map<String, Integer> byName = new TreeMap<>();
    waiting.get().forEach((activity, count) -> byName.put(labels.of(activity), count));
    Map<String, Integer> shown = new TreeMap<>();
    byName.forEach(
        (activity, count) -> {
          String label = shown.size() < labels.most() ? activity : BoundedMeters.OTHER;
          shown.merge(label, count, Integer::sum);
        });
    labels.show(polls, shown, Integer::doubleValue);
  }
}
