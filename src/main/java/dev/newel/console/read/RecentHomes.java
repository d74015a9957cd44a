package dev.newel.console.read;

import dev.newel.aws.Home;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Something for each of the homes that were asked for last: anybody may make up accounts and
 * regions without end.
 *
 * @param <T> what there is for a home; it is made anew for one that was not asked for in a while
 */
final class RecentHomes<T> {

  private final Map<Home, T> byHome;
  private final Supplier<T> make;

  /**
   * @param most how many homes are kept
   */
  RecentHomes(int most, Supplier<T> make) {
    this.make = make;
    this.byHome =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Home, T> eldest) {
            return size() > most;
          }
        };
  }

  synchronized T of(Home home) {
    return byHome.computeIfAbsent(home, first -> make.get());
  }

  synchronized int size() {
    return byHome.size();
  }
}
