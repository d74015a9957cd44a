package dev.newel.ops.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The meters of each of many things, which are made once and then only looked up. Where there are
 * too many things, those that come last are counted together: somebody may make up names without
 * end. A thing that is {@linkplain #forget gone}, or of which nothing was heard for a long time
 * while others want its place, gives it back. May be used by many threads.
 *
 * @param <K> what tells things apart
 * @param <M> what a thing is measured with
 */
final class BoundedMeters<K, M> {

  /** What those are called that are counted together. */
  static final String OTHER = "other";

  /** In so long something is heard of what is there still. */
  static final long LONG_NANOS = TimeUnit.HOURS.toNanos(1);

  private final Instruments instruments;
  private final int most;
  private final Function<K, String> label;
  private final BiFunction<MeterGroup, String, M> meters;
  private final LongSupplier nanos;
  private final Map<K, Known<M>> known = new ConcurrentHashMap<>();
  private @Nullable M others;
  private long sweptAt;

  /** What is measured of a thing, and whether anything was since the last sweep. */
  private static final class Known<M> {
    private final MeterGroup group;
    private final M meters;
    private volatile boolean isInUse = true;

    Known(MeterGroup group, M meters) {
      this.group = group;
      this.meters = meters;
    }
  }

  /**
   * @param most of how many things there are meters
   * @param label what a thing is called
   * @param meters makes those of a thing by what it is called
   * @param nanos a clock that counts nanoseconds
   */
  BoundedMeters(
      Instruments instruments,
      int most,
      Function<K, String> label,
      BiFunction<MeterGroup, String, M> meters,
      LongSupplier nanos) {
    this.instruments = instruments;
    this.most = most;
    this.label = label;
    this.meters = meters;
    this.nanos = nanos;
    this.sweptAt = nanos.getAsLong();
  }

  M of(K thing) {
    Known<M> found = known.get(thing);
    if (found == null) {
      return make(thing);
    }
    if (!found.isInUse) {
      found.isInUse = true;
    }
    return found.meters;
  }

  boolean knows(K thing) {
    return known.containsKey(thing);
  }

  /** A thing is not there any more. */
  synchronized void forget(K thing) {
    Known<M> gone = known.remove(thing);
    if (gone != null) {
      gone.group.discard();
    }
  }

  private synchronized M make(K thing) {
    Known<M> found = known.get(thing);
    if (found != null) {
      return found.meters;
    }
    if (known.size() >= most) {
      sweep();
    }
    if (known.size() >= most) {
      return others();
    }
    MeterGroup group = new MeterGroup(instruments);
    M made = meters.apply(group, label.apply(thing));
    known.put(thing, new Known<>(group, made));
    return made;
  }

  /** Gives back the places of things of which nothing was heard since the last time. */
  private void sweep() {
    long now = nanos.getAsLong();
    if (now - sweptAt < LONG_NANOS) {
      return;
    }
    sweptAt = now;
    known.forEach(
        (thing, of) -> {
          if (of.isInUse) {
            of.isInUse = false;
          } else {
            forget(thing);
          }
        });
  }

  private M others() {
    M found = others;
    if (found == null) {
      found = meters.apply(new MeterGroup(instruments), OTHER);
      others = found;
    }
    return found;
  }
}
