package dev.newel.store;

import dev.newel.interpreter.model.start.ExecutionStart;
import dev.newel.store.ExpressRuns.Left;
import dev.newel.store.ExpressRuns.Run;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The runs of Express machines in a partition of a model.
 *
 * @param time the server's, epoch milliseconds
 */
record ModelRuns(LongSupplier time, Map<Run, Kept> kept) {

  private static final long LEASE_MS = 10_000;

  ModelRuns(LongSupplier time) {
    this(time, new LinkedHashMap<>());
  }

  /** A run that stands. */
  static final class Kept {
    private final ExecutionStart start;
    private long leasedUntil;
    private int attempts;

    private Kept(ExecutionStart start, long leasedUntil) {
      this.start = start;
      this.leasedUntil = leasedUntil;
    }
  }

  ExecutionStart enter(ExecutionStart start, Collection<Run> ended) {
    kept.keySet().removeAll(ended);
    return kept.computeIfAbsent(Run.of(start), run -> new Kept(start, time.getAsLong() + LEASE_MS))
        .start;
  }

  @Nullable Left takeOver(Run run) {
    Kept there = kept.get(run);
    return there == null ? null : new Left(there.start, ++there.attempts);
  }

  void renew(Run run, long leaseMillis) {
    Kept there = kept.get(run);
    if (there != null) {
      there.leasedUntil = time.getAsLong() + leaseMillis;
    }
  }

  List<Run> takeLapsed() {
    long now = time.getAsLong();
    List<Run> lapsed =
        kept.entrySet().stream()
            .filter(entry -> entry.getValue().leasedUntil <= now)
            .map(Map.Entry::getKey)
            .toList();
    lapsed.forEach(run -> renew(run, LEASE_MS));
    return lapsed;
  }
}
