package dev.newel.asl.parse.check;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a definition while it is parsed. */
public final class Problems {

  /**
   * More than a reader would use; keeps the answer to a hostile definition small. One more than AWS
   * gives, so that it is known whether some are left out.
   */
  static final int LIMIT = 101;

  private final List<Problem> found = new ArrayList<>();

  public void add(Problem.Code code, String message, Location location) {
    if (found.size() < LIMIT) {
      found.add(new Problem(code, message, location.toString()));
    }
  }

  public void addSchema(String message, Location location) {
    add(Problem.Code.SCHEMA_VALIDATION_FAILED, message, location);
  }

  public void addUnlocated(Problem.Code code, String message) {
    if (found.size() < LIMIT) {
      found.add(new Problem(code, message, null));
    }
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  public void throwIfAny() throws DefinitionException {
    if (!found.isEmpty()) {
      throw new DefinitionException(found);
    }
  }
}
