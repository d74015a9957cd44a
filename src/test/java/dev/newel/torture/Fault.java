package dev.newel.torture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Something that goes wrong, and for how long. A script of them is a function of its seed alone.
 *
 * @param at when it begins, in milliseconds from the begin of the run
 * @param instance the instance that it happens to; of no meaning to what happens to Redis
 * @param lasts milliseconds; 0 for what happens at once
 */
record Fault(long at, Kind kind, int instance, long lasts) {

  /** What goes wrong. */
  enum Kind {
    /** SIGKILL; the instance is started again when it has lasted. */
    KILL(1_000, 4_000, 6_000),
    /** SIGSTOP, then SIGCONT: beyond the leases of queues, at times beyond those of outboxes. */
    PAUSE(5_500, 11_500, 1_000),
    /** All connections to Redis end; new ones can be made. */
    CUT(0, 1, 500),
    /** They end, and no new ones can be made. */
    REFUSE(500, 3_000, 500),
    /** Everything between the instance and Redis takes long. */
    SLOW(2_000, 5_000, 500),
    /** Nothing passes between the instance and Redis, and then what was sent does, late. */
    SWALLOW(500, 5_000, 500),
    /** As {@link #SWALLOW}, but the connections are cut at the end: what was sent never arrives. */
    LOSE(500, 5_000, 500),
    FAILOVER(0, 1, 500),
    /**
     * Nothing reaches the replica any more; in the end SIGKILL of the primary. The replica takes
     * over as it is, and has the one that was killed for its replica.
     */
    KILL_PRIMARY(300, 2_000, 1_000);

    /** What happens to the Redis itself, whatever the instance. */
    private static final Set<Kind> OF_REDIS = EnumSet.of(FAILOVER, KILL_PRIMARY);

    private final int shortest;
    private final int longest;
    private final int recovery;

    Kind(int shortest, int longest, int recovery) {
      this.shortest = shortest;
      this.longest = longest;
      this.recovery = recovery;
    }
  }

  private static final int LULL_MS = 1_500;
  private static final int AT_MOST_BETWEEN_MS = 1_800;

  /** Milliseconds after which nothing of it is left. */
  long end() {
    return at + lasts;
  }

  /**
   * Whether the instances of a run wait for a replica (redis.wait-replicas): each other run does.
   * Where they do not, a killed primary may lose what was acknowledged, by design, and no checker
   * could tell that from a fault: so no primary is killed there.
   */
  static boolean waitsForReplica(long seed) {
    return seed % 2 == 0;
  }

  /**
   * The faults of a run: each kind comes once before any comes again, one instance at least is well
   * at any time, no primary is killed or relieved before its replica can have come back, and all
   * are over at the end.
   *
   * @param lengthMs of the run
   */
  static List<Fault> script(long seed, int instances, long lengthMs) {
    Random random = new Random(seed);
    List<Fault> script = new ArrayList<>();
    List<Kind> deck = new ArrayList<>();
    long[] wellAt = new long[instances];
    long replicaAt = 0;
    long at = LULL_MS;
    while (true) {
      if (deck.isEmpty()) {
        deck.addAll(kinds(seed));
        Collections.shuffle(deck, random);
      }
      Kind kind = deck.remove(deck.size() - 1);
      int instance = random.nextInt(instances);
      long lasts = (long) kind.shortest + random.nextInt(kind.longest - kind.shortest);
      at = Math.max(at, whenFit(wellAt, instance));
      at = Kind.OF_REDIS.contains(kind) ? Math.max(at, replicaAt) : at;
      if (at + lasts > lengthMs) {
        return script;
      }
      script.add(new Fault(at, kind, instance, lasts));
      if (kind == Kind.KILL_PRIMARY) {
        replicaAt = at + lasts + kind.recovery;
      } else {
        wellAt[instance] = at + lasts + kind.recovery;
      }
      at += random.nextInt(AT_MOST_BETWEEN_MS);
    }
  }

  private static List<Kind> kinds(long seed) {
    List<Kind> kinds = new ArrayList<>(Arrays.asList(Kind.values()));
    if (!waitsForReplica(seed)) {
      kinds.remove(Kind.KILL_PRIMARY);
    }
    return kinds;
  }

  /** When an instance is well, and another one too. */
  private static long whenFit(long[] wellAt, int instance) {
    long other = Long.MAX_VALUE;
    for (int i = 0; i < wellAt.length; i++) {
      other = i == instance ? other : Math.min(other, wellAt[i]);
    }
    return Math.max(wellAt[instance], other);
  }
}
