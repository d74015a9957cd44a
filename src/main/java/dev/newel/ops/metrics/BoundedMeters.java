package dev.newel.ops.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The meters of each of many things, which are made once and then only looked up. Where there are
 * too many things, those that come last are counted together: somebody may make up names without
 * end.
 *
 * @param <K> what tells things apart
 * @param <M> what a thing is measured with
 */
final class BoundedMeters<K, M> {

  /** What those are called that are counted together. */
  static final String OTHER = "other";

  private final int most;
  private final Function<K, String> label;
  private final Function<String, M> meters;
  private final Map<K, M> known = new ConcurrentHashMap<>();
  private @Nullable M others;

  /**
   * @param most of how many things there are meters
   * @param label what a thing is called
   * @param meters makes those of a thing by what it is called
   */
  BoundedMeters(int most, Function<K, String> label, Function<String, M> meters) {
    this.most = most;
    this.label = label;
    this.meters = meters;
  }

  M of(K thing) {
    M found = known.get(thing);
    return found == null ? make(thing) : found;
  }

  private synchronized M make(K thing) {
    M found = known.get(thing);
    if (found != null) {
      return found;
    }
    if (known.size() >= most) {
      return others();
    }
    M made = meters.apply(label.apply(thing));
    known.put(thing, made);
    return made;
  }

  private M others() {
    M found = others;
    if (found == null) {
      found = meters.apply(OTHER);
      others = found;
    }
    return found;
  }
}
