package dev.newel.engine;

import dev.newel.aws.Name;
import dev.newel.engine.activity.TaskMatcher;
import dev.newel.store.Catalog;

/** Tells an engine's matcher of activities that were deleted or made anew. */
record ActivityChanges(Catalog catalog, TaskMatcher matcher) {

  /** A state machine or an activity of this name has changed: it is read what. */
  void changed(Name name) {
    if (!matcher.knows(name)) {
      return;
    }
    catalog
        .activity(name)
        .onSuccess(
            activity -> {
              if (activity == null) {
                matcher.deleted(name);
              } else {
                matcher.created(name, activity.creationTime());
              }
            });
  }
}
