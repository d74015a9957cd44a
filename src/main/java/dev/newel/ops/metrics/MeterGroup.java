package dev.newel.ops.metrics;

import io.micrometer.core.instrument.Counter;
import java.util.ArrayList;
import java.util.List;

/** The meters of one thing, which come and go together. */
final class MeterGroup {

  private final Instruments instruments;
  private final List<Runnable> discards = new ArrayList<>();

  MeterGroup(Instruments instruments) {
    this.instruments = instruments;
  }

  /** As {@link Instruments#counter}. */
  Counter counter(String name, String help, String... labels) {
    Counter counter = instruments.counter(name, help, labels);
    discards.add(() -> instruments.registry().remove(counter));
    return counter;
  }

  /** As {@link Instruments#times}. */
  Times times(Buckets buckets, String name, String help, String... labels) {
    Times times = instruments.times(buckets, name, help, labels);
    discards.add(() -> instruments.discard(name, times));
    return times;
  }

  /** Shows none of them any more; what is counted with them yet is lost. */
  void discard() {
    discards.forEach(Runnable::run);
  }
}
