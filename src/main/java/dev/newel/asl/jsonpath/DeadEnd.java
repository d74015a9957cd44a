package dev.newel.asl.jsonpath;

/** Why a path leads nowhere: what AWS's messages tell apart. */
enum DeadEnd {
  NO_OBJECT {
    @Override
    String describe(Trail trail, Step step) {
      return "Property " + step.fragment() + " not found in path " + trail;
    }
  },
  NO_FIELD {
    @Override
    String describe(Trail trail, Step step) {
      return "Missing property in path " + trail;
    }
  },
  /** No such field either, but the last step's. */
  NO_RESULT {
    @Override
    String describe(Trail trail, Step step) {
      return "No results for path: " + trail;
    }
  },
  NOTHING {
    @Override
    String describe(Trail trail, Step step) {
      return "The path " + trail + " is null";
    }
  };

  /**
   * @param trail to the node that the step could not be taken from, or to the field that is not
   *     there
   */
  abstract String describe(Trail trail, Step step);
}
