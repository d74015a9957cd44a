package dev.newel.identity.policy;

import java.util.List;
import java.util.Locale;

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

  boolean isAbout(String action) {
    String small = action.toLowerCase(Locale.ROOT);
    return actions.stream().anyMatch(pattern -> pattern.matches(small));
  }

  boolean isAbout(String action, String resource) {
    return isAbout(action)
        && (resource.length() > Policy.LONGEST_RESOURCE
            ? !allows || resources.stream().anyMatch(ResourcePattern::isAll)
            : resources.stream().anyMatch(pattern -> pattern.matches(resource)));
  }
}
