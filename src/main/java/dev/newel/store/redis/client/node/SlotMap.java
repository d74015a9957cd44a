package dev.newel.store.redis.client.node;

import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which node of a Cluster has which hash slots, as one of them told.
 *
 * @param primaries those that have any
 * @param replicas the others, which may take over
 */
public record SlotMap(List<Range> ranges, Set<Address> primaries, Set<Address> replicas) {

  /** Slots of one primary, the last one included. */
  public record Range(int first, int last, Address primary) {}

  /**
   * Reads the reply to CLUSTER SLOTS: for each range the first and last slot, the primary, and the
   * replicas.
   *
   * @param asked the node that replied, which is meant where it does not know its own host
   */
  public static SlotMap parse(Response reply, Address asked) {
    List<Range> ranges = new ArrayList<>(reply.size());
    Set<Address> primaries = new LinkedHashSet<>();
    Set<Address> replicas = new LinkedHashSet<>();
    for (Response range : reply) {
      Address primary = address(range.get(2), asked);
      ranges.add(new Range(range.get(0).toInteger(), range.get(1).toInteger(), primary));
      primaries.add(primary);
      for (int i = 3; i < range.size(); i++) {
        replicas.add(address(range.get(i), asked));
      }
    }
    return new SlotMap(List.copyOf(ranges), primaries, replicas);
  }

  private static Address address(Response node, Address asked) {
    Response host = node.get(0);
    return new Address(host == null ? "" : host.toString(), node.get(1).toInteger())
        .orOn(asked.host());
  }

  /** Whether every slot has a primary. */
  boolean isComplete() {
    return ranges.stream().mapToInt(range -> range.last() - range.first() + 1).sum()
        == HashSlot.COUNT;
  }
}
