package dev.newel.console.live;

import dev.newel.console.route.Refusals;
import java.util.HashMap;
import java.util.Map;

/** How many streams there are, in all and of each client: each holds a connection and memory. */
final class StreamCount {

  /** Tabs of those behind one proxy have one address. */
  static final int MOST_OF_CLIENT = 100;

  static final int MOST = 500;

  private final Map<String, Integer> ofClient = new HashMap<>();
  private int all;

  synchronized int all() {
    return all;
  }

  /**
   * Counts one more.
   *
   * @throws dev.newel.aws.ServiceException where there are enough
   */
  synchronized void enter(String client) {
    int own = ofClient.getOrDefault(client, 0);
    if (all >= MOST || own >= MOST_OF_CLIENT) {
      throw Refusals.tooMany("TooManyStreams", "This server has as many streams as it may");
    }
    ofClient.put(client, own + 1);
    all++;
  }

  synchronized void leave(String client) {
    ofClient.computeIfPresent(client, (same, own) -> own == 1 ? null : own - 1);
    all--;
  }
}
