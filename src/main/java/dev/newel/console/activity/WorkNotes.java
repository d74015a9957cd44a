package dev.newel.console.activity;

import dev.newel.aws.Name;
import dev.newel.store.WorkIndex;
import dev.newel.store.WorkIndex.Begun;
import dev.newel.store.WorkIndex.Work;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be noted of tasks in work, for all at once a moment later: what has begun and ended by
 * then was quick, and is never written. For any thread.
 */
final class WorkNotes {

  private static final Logger LOG = System.getLogger(WorkNotes.class.getName());

  /** Beyond it nothing is noted: the index is as good as can be. */
  private static final int MOST = 100_000;

  private final WorkIndex index;
  private Map<Name, Notes> byActivity = new HashMap<>();
  private int count;

  /** Those of an activity. */
  private static final class Notes {
    private final Map<Work, Begun> begun = new HashMap<>();
    private final Set<Work> ended = new HashSet<>();
  }

  WorkNotes(WorkIndex index) {
    this.index = index;
  }

  synchronized void begun(Name activity, Begun task) {
    if (count < MOST) {
      count++;
      of(activity).begun.put(task.work(), task);
    }
  }

  synchronized void ended(Name activity, Work task) {
    Notes notes = of(activity);
    if (notes.begun.remove(task) == null && count < MOST) {
      count++;
      notes.ended.add(task);
    }
  }

  private Notes of(Name activity) {
    return byActivity.computeIfAbsent(activity, first -> new Notes());
  }

  /** Writes what there is. What cannot be written is lost. */
  void write() {
    for (Map.Entry<Name, Notes> entry : take().entrySet()) {
      Notes notes = entry.getValue();
      if (!notes.begun.isEmpty() || !notes.ended.isEmpty()) {
        List<Begun> begun = new ArrayList<>(notes.begun.values());
        index
            .note(entry.getKey(), begun, notes.ended)
            .onFailure(why -> LOG.log(Level.DEBUG, "tasks in work cannot be noted", why));
      }
    }
  }

  private synchronized Map<Name, Notes> take() {
    Map<Name, Notes> taken = byActivity;
    if (!taken.isEmpty()) {
      byActivity = new HashMap<>();
      count = 0;
    }
    return taken;
  }
}
