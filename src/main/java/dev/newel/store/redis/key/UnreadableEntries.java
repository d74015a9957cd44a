package dev.newel.store.redis.key;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells of entries of ended executions that make no sense: somebody must look at them. */
public final class UnreadableEntries {

  private static final Logger LOG = System.getLogger(UnreadableEntries.class.getName());

  private static final int MOST_NOTED = 100;

  private final Set<String> noted = ConcurrentHashMap.newKeySet();

  /** Once for each, as it may be read again and again. */
  public void note(String partition, String entry) {
    if (noted.size() < MOST_NOTED && noted.add(partition + entry)) {
      LOG.log(
          Level.ERROR,
          "{0} or {1} has an entry that says of no execution that it has ended; delete it there:"
              + " {2}",
          Keys.ended(partition),
          Keys.putOff(partition),
          entry);
    }
  }
}
