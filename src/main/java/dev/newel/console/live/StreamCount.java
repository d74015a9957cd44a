package dev.newel.console.live;

import dev.newel.console.route.Refusals;
import java.util.HashMap;
import java.util.Map;

/** How many streams there are, in all and of each client: each holds a connection and memory. */
public final class StreamCount {

  /** Of how many clients that have all that they may streams are open. */
  private static final int CLIENTS = 5;

  private final int mostOfClient;
  private final Map<String, Integer> ofClient = new HashMap<>();
  private int all;

  /**
   * @param mostOfClient of one address, which those behind one proxy have together
   */
  public StreamCount(int mostOfClient) {
    this.mostOfClient = mostOfClient;
  }

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
    if (all >= CLIENTS * mostOfClient || own >= mostOfClient) {
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
