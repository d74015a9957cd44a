package dev.newel.engine.mapruns.dataset;

import dev.newel.engine.mapruns.reader.ReaderOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Data sets that are open where their last pages ended, so that for the next one nothing is opened
 * or passed over again, whichever reader asks for it. Only of so many: each has a piece of an
 * object in memory, and one that is forgotten is merely opened anew.
 */
final class Bookmarks {

  private static final int MOST = 16;

  private record Place(ReaderOrder order, String position) {}

  private final Map<Place, Progress> open =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Progress> eldest) {
          return size() > MOST;
        }
      };

  /** What is open there; nobody else gets it then. */
  synchronized @Nullable Progress take(ReaderOrder order, String position) {
    return open.remove(new Place(order, position));
  }

  /** Leaves what goes on there. */
  synchronized void put(ReaderOrder order, String position, Progress progress) {
    open.put(new Place(order, position), progress);
  }
}
