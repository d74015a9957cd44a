package dev.newel.identity.policy;

import java.util.List;

/**
 * One statement of a policy.
 *
 * @param allows whether it allows, or denies
 * @param actions in small letters, as their case does not count
 */
record Statement(boolean allows, List<Wildcard> actions, List<ResourcePattern> resources) {

  Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
  }

  /**
   * Whether it says anything of an action.
   *
   * @param action in small letters
   */
  boolean isAbout(String action) {
    for (Wildcard pattern : actions) {
      if (pattern.matches(action)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it says anything of an action, in small letters, on a resource. */
  boolean isAbout(String action, String resource) {
    return isAbout(action)
        && (resource.length() > Policy.LONGEST_RESOURCE ? isAboutLong() : isOn(resource));
  }

  private boolean isAboutLong() {
    return !allows || resources.stream().anyMatch(ResourcePattern::isAll);
  }

  private boolean isOn(String resource) {
    for (ResourcePattern pattern : resources) {
      if (pattern.matches(resource)) {
        return true;
      }
    }
    return false;
  }
}
