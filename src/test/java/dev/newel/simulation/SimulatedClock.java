package dev.newel.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of one instance: it goes before or after the true time, and jumps now and then. */
final class SimulatedClock extends Clock {

  private final Timeline timeline;
  private long offsetMillis;

  SimulatedClock(Timeline timeline, long offsetMillis) {
    this.timeline = timeline;
    this.offsetMillis = offsetMillis;
  }

  void jump(long byMillis) {
    offsetMillis += byMillis;
  }

  @Override
  public long millis() {
    return timeline.millis() + offsetMillis;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("only UTC");
  }
}
